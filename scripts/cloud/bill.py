"""What an environment costs in a month of 730 hours: its parameters, its templates, and the list prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from scripts.cloud.description import FOLDER, read_stacks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.cloud.description import Environment

HOURS: Final = 730
_NODE_DISK: Final = 50
_ZONES: Final = 3
_ADDRESSES_OF_BALANCER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    dollars: float
    source: str
    date: str

    @property
    def is_estimated(self) -> bool:
        return self.source == "estimated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    what: str
    amount: float
    unit: str
    price: Price
    per: float = 1
    """How often the price is paid in a month."""

    @property
    def dollars(self) -> float:
        return self.amount * self.per * self.price.dollars


def read_prices() -> tuple[dict[str, Price], dict[str, dict[str, float]]]:
    """Return the price of each thing, and what each environment uses."""
    told = yaml.safe_load((FOLDER / "prices.yaml").read_text(encoding="utf-8"))
    prices = {
        name: Price(dollars=one["dollars"], source=one["source"], date=str(one["date"]))
        for name, one in told["prices"].items()
    }
    return prices, told["use"]


def lines_of(environment: Environment) -> tuple[Line, ...]:
    prices, uses = read_prices()
    told, use = environment.parameters, uses[environment.name]
    return (*_machines(told, prices), *_network(told, prices, use), *_rest(told, prices, use))


def _machines(told: Mapping[str, str], prices: Mapping[str, Price]) -> Iterator[Line]:
    nodes, database, cache = told["NodeType"], told["DatabaseClass"], told["CacheNodeType"]
    count = int(told["FewestNodes"])
    yield _hourly("Kubernetes", 1, "cluster", prices["cluster_hour"])
    yield _hourly("nodes, the fewest", count, nodes, prices[f"node_hour.{nodes}"])
    yield Line(what="their disks", amount=_NODE_DISK * count, unit="GB", price=prices["disk_gigabyte"])
    yield _hourly("PostgreSQL and its standby", 1, database, prices[f"database_hour.{database}"])
    stored = float(told["DatabaseGigabytes"])
    yield Line(what="their storage", amount=stored, unit="GB", price=prices["database_gigabyte"])
    yield Line(what="copies in the other region", amount=stored, unit="GB", price=prices["backup_gigabyte"])
    yield _hourly("cache", int(told["CacheNodes"]), cache, prices[f"cache_hour.{cache}"])


def _network(told: Mapping[str, str], prices: Mapping[str, Price], use: Mapping[str, float]) -> Iterator[Line]:
    gateways = _ZONES if told["NatGateways"] == "each-zone" else 1
    yield _hourly("NAT", gateways, "gateways", prices["nat_hour"])
    yield Line(what="through NAT", amount=use["nat_gigabytes"], unit="GB", price=prices["nat_gigabyte"])
    yield _hourly("endpoints of the registry", 2 * _ZONES, "addresses", prices["endpoint_hour"])
    yield _hourly("public addresses", gateways + _ADDRESSES_OF_BALANCER, "addresses", prices["address_hour"])
    yield _hourly("load balancer", 1, "balancer", prices["balancer_hour"])
    yield _hourly("what it carries", use["balancer_units"], "capacity units", prices["balancer_unit_hour"])
    yield Line(what="sent to the internet", amount=use["out_gigabytes"], unit="GB", price=prices["out_gigabyte"])


def _rest(told: Mapping[str, str], prices: Mapping[str, Price], use: Mapping[str, float]) -> Iterator[Line]:
    made = [kind for stack in read_stacks() for kind in stack.resources.values()]
    secrets = made.count("AWS::SecretsManager::Secret") + 1
    yield Line(what="keys", amount=made.count("AWS::KMS::Key"), unit="keys", price=prices["key_month"])
    yield Line(what="secrets, with the database's own", amount=secrets, unit="secrets", price=prices["secret_month"])
    yield Line(what="buckets", amount=use["store_gigabytes"], unit="GB", price=prices["store_gigabyte"])
    yield Line(what="logs", amount=use["log_gigabytes"], unit="GB", price=prices["log_gigabyte"])
    alarms = made.count("AWS::CloudWatch::Alarm")
    yield Line(what=f"alarms of {told['Environment']}", amount=alarms, unit="alarms", price=prices["alarm_month"])


def _hourly(what: str, amount: float, unit: str, price: Price) -> Line:
    return Line(what=what, amount=amount, unit=unit, price=price, per=HOURS)
