"""Parts that several dashboards' queries have in common."""

from __future__ import annotations

from typing import Final

from scripts.dashboards.panels import Query

HERE: Final = 'instance=~"$instance"'
V1: Final = f'{HERE}, route=~"/v1/.*"'
VERSION: Final = f'{HERE}, model_version=~"$model_version"'
DAY: Final = 86400


def each(metric: str, legend: str = "{{instance}}") -> Query:
    """Return what every instance tells."""
    return Query(promql=f"predictiondex_{metric}{{{HERE}}}", legend=legend)


def pace(metric: str, legend: str = "{{instance}}") -> Query:
    """Return how fast the counter of every instance grows, per second."""
    return Query(promql=f"rate(predictiondex_{metric}{{{HERE}}}[$__rate_interval])", legend=legend)


def paces(metric: str, *labels: str, where: str = HERE) -> str:
    """Return how fast a counter grows on all instances together, per second and by these labels."""
    by = f" by ({', '.join(labels)})" if labels else ""
    return f"sum{by} (rate(predictiondex_{metric}{{{where}}}[$__rate_interval]))"


def quantile(share: float, histogram: str, *labels: str, where: str) -> str:
    """Return below what this share of a histogram's cases lies."""
    return f"histogram_quantile({share}, {paces(f'{histogram}_bucket', *labels, 'le', where=where)})"


def bands(histogram: str, *, where: str) -> Query:
    """Return how many cases lie in each of a histogram's buckets."""
    cases = f"increase(predictiondex_{histogram}_bucket{{{where}}}[$__rate_interval])"
    return Query(promql=f"sum by (le) ({cases})", legend="{{le}}")
