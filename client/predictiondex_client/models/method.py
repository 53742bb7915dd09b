from enum import StrEnum


class Method(StrEnum):
    ENGINE = "engine"
    MODEL = "model"

    def __str__(self) -> str:
        return str(self.value)
