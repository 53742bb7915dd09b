"""What judges the descriptions would notice something that it does not know."""

from __future__ import annotations

import pytest

from scripts.check_kubernetes import _is_custom, _is_of_others
from scripts.rendered_kubernetes import rendered


def test_what_is_not_kubernetes_own_is_told_apart() -> None:
    assert not [one for one in ("v1", "apps/v1", "networking.k8s.io/v1", "policy/v1") if _is_custom(one)]
    assert all(map(_is_custom, ("external-secrets.io/v1", "elbv2.k8s.aws/v1beta1", "example.com/v1")))


def test_an_object_of_kubernetes_without_a_schema_is_not_overlooked() -> None:
    warning = "WARN a.yaml Couldn't find schema for kind {} with api version {} for kubernetes version 1.35"
    assert _is_of_others(warning.format("ExternalSecret", "external-secrets.io/v1"))
    assert not _is_of_others(warning.format("PodDisruptionBudget", "policy/v1beta1"))


def test_a_description_that_cannot_be_drawn_says_why() -> None:
    with pytest.raises(ValueError, match=r"overlays/nowhere cannot be drawn: .+"):
        rendered("overlays/nowhere")
