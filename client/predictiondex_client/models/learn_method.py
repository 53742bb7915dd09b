from enum import StrEnum


class LearnMethod(StrEnum):
    EVOLUTION = "evolution"
    INHERITED = "inherited"
    LEVEL = "level"
    START = "start"
    TM = "tm"
    TUTOR = "tutor"

    def __str__(self) -> str:
        return str(self.value)
