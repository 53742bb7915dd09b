from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class DeliveryError(Exception):
    """What was wanted could not be done; its message says what is the case now."""


FAILURES: Final = (DeliveryError, OSError)
"""From which there is a way back: a disk that is full, too, must not leave an instance where it is."""


class CommandFailedError(DeliveryError):
    def __init__(self, command: Sequence[str], status: int, said: str) -> None:
        self.command = tuple(command)
        self.status = status
        self.said = said
        super().__init__(f"{' '.join(command)} has ended with status {status}:\n{said.strip()}")


class NoSuchReleaseError(DeliveryError):
    def __init__(self, version: str, there: Sequence[str]) -> None:
        self.version = version
        super().__init__(f"There is no release {version} here. There are: {', '.join(there) or 'none'}.")


class NotASourceError(DeliveryError):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"{folder} is not the folder of a release: it has no pyproject.toml with a version.")


class ReleaseInUseError(DeliveryError):
    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(f"The release {version} is in use already. A changed one needs a version of its own.")


class OtherReleaseAnswersError(DeliveryError):
    """To install over a release that answers would take it away without trying the other one."""

    def __init__(self, instance: str, version: str) -> None:
        self.instance = instance
        self.version = version
        super().__init__(f"{version} runs on {instance}: take it to another release by `upgrade`.")


class NotInstalledError(DeliveryError):
    def __init__(self) -> None:
        super().__init__("Nothing is installed here: begin with `install`.")


class AloneError(DeliveryError):
    """To take the one instance that answers out of rotation would leave nobody to answer."""

    def __init__(self, instance: str) -> None:
        self.instance = instance
        super().__init__(f"Only {instance} answers now. See first why the others do not: `status` names them.")


class NotInTimeError(DeliveryError):
    def __init__(self, what: str, seconds: float) -> None:
        self.what = what
        super().__init__(f"{what} within {seconds:g} s.")


class RolledBackError(DeliveryError):
    """A release did not prove itself, and the one before answers again."""

    def __init__(self, version: str, reason: str, back: str) -> None:
        self.version = version
        self.reason = reason
        self.back = back
        super().__init__(f"The release {version} was rolled back to {back}: {reason}")


class StrandedError(DeliveryError):
    """Neither a release nor the one before answers as it should."""

    def __init__(self, version: str, back: str, reason: str) -> None:
        self.version = version
        self.back = back
        self.reason = reason
        super().__init__(f"{version} has failed, and to go back to {back} did not help. See `status`, and: {reason}")
