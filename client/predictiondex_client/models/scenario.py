from enum import StrEnum


class Scenario(StrEnum):
    AVERAGE = "average"
    KNOWN = "known"
    WORST_CASE = "worst_case"

    def __str__(self) -> str:
        return str(self.value)
