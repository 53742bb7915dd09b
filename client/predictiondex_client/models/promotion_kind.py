from typing import Literal

PromotionKind = Literal["automatic rollback", "found", "promotion", "rollback"]

PROMOTION_KIND_VALUES: set[PromotionKind] = {"automatic rollback", "found", "promotion", "rollback"}


def check_promotion_kind(value: str) -> PromotionKind:
    if value in PROMOTION_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PROMOTION_KIND_VALUES!r}")
