from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from botocore.exceptions import ClientError, WaiterError

from scripts.cloud.changes import Change, Plan, Standing
from scripts.cloud.description import PRODUCT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scripts.cloud.description import Environment, Stack

NAMELESS: Final = "REVIEW_IN_PROGRESS"
"""What a stack is called that was planned and never made."""
_CAPABILITIES: Final = ["CAPABILITY_NAMED_IAM"]
_OFTEN: Final = {"Delay": 5, "MaxAttempts": 60}
_PATIENTLY: Final = {"Delay": 10, "MaxAttempts": 360}
_NOTHING: Final = ("didn't contain changes", "No updates are to be performed")


class StackFailedError(Exception):
    def __init__(self, stack: str, reason: str) -> None:
        super().__init__(f"{stack}: {reason}")
        self.stack = stack
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """The stacks of one environment, as CloudFormation has them."""

    environment: Environment
    connect: Callable[[str], Any]
    """Returns CloudFormation's client of a region."""

    def standing(self, stack: Stack) -> Standing | None:
        """Return None where it is not there."""
        try:
            found = self._client(stack).describe_stacks(StackName=self._name(stack))["Stacks"][0]
        except ClientError as error:
            if "does not exist" in str(error):
                return None
            raise
        if found["StackStatus"] == NAMELESS:
            return None
        outputs = {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", ())}
        return Standing(status=found["StackStatus"], outputs=outputs, reason=found.get("StackStatusReason", ""))

    def plan(self, stack: Stack, known: Mapping[str, str]) -> Plan:
        """Let the cloud work out what would change, given what is known; nothing is changed yet."""
        missing = tuple(sorted(stack.wanted - set(known)))
        if missing:
            added = (Change(action="Add", resource=name, kind=kind) for name, kind in stack.resources.items())
            return Plan(changes=tuple(added), is_new=True, waits_for=missing)
        is_new = self.standing(stack) is None
        try:
            change_set = self._create_change_set(stack, known, is_new=is_new)
        except ClientError as error:
            if _is_nothing(str(error)):
                return Plan(changes=())
            raise
        return Plan(changes=self._changes(stack, change_set), change_set=change_set, is_new=is_new)

    def drop(self, stack: Stack, plan: Plan) -> None:
        """Forget a plan, and what making it has left behind."""
        client = self._client(stack)
        if plan.change_set:
            client.delete_change_set(StackName=self._name(stack), ChangeSetName=plan.change_set)
            if plan.is_new:
                client.delete_stack(StackName=self._name(stack))

    def execute(self, stack: Stack, plan: Plan) -> Standing:
        client, name = self._client(stack), self._name(stack)
        client.execute_change_set(StackName=name, ChangeSetName=plan.change_set)
        self._wait(stack, "stack_create_complete" if plan.is_new else "stack_update_complete")
        client.update_termination_protection(StackName=name, EnableTerminationProtection=True)
        standing = self.standing(stack)
        if standing is None:
            raise StackFailedError(name, "it has vanished")
        return standing

    def delete(self, stack: Stack) -> None:
        client, name = self._client(stack), self._name(stack)
        client.update_termination_protection(StackName=name, EnableTerminationProtection=False)
        client.delete_stack(StackName=name)
        self._wait(stack, "stack_delete_complete")

    def _create_change_set(self, stack: Stack, known: Mapping[str, str], *, is_new: bool) -> str:
        given = [{"ParameterKey": name, "ParameterValue": known[name]} for name in sorted(stack.wanted)]
        tags = {"project": PRODUCT, "environment": self.environment.name}
        made = self._client(stack).create_change_set(
            StackName=self._name(stack),
            ChangeSetName=f"{PRODUCT}-{uuid4().hex}",
            ChangeSetType="CREATE" if is_new else "UPDATE",
            TemplateBody=stack.template,
            Parameters=given,
            Capabilities=_CAPABILITIES,
            Tags=[{"Key": key, "Value": value} for key, value in tags.items()],
        )
        return str(made["Id"])

    def _changes(self, stack: Stack, change_set: str) -> tuple[Change, ...]:
        client, which = self._client(stack), {"StackName": self._name(stack), "ChangeSetName": change_set}
        try:
            client.get_waiter("change_set_create_complete").wait(**which, WaiterConfig=_OFTEN)
        except WaiterError:
            reason = client.describe_change_set(**which).get("StatusReason", "")
            if _is_nothing(reason):
                return ()
            raise StackFailedError(self._name(stack), reason) from None
        pages = client.get_paginator("describe_change_set").paginate(**which)
        return tuple(_change(one["ResourceChange"]) for page in pages for one in page["Changes"])

    def _wait(self, stack: Stack, until: str) -> None:
        try:
            self._client(stack).get_waiter(until).wait(StackName=self._name(stack), WaiterConfig=_PATIENTLY)
        except WaiterError as error:
            standing = self.standing(stack)
            raise StackFailedError(self._name(stack), standing.reason if standing else str(error)) from error

    def _client(self, stack: Stack) -> Any:
        return self.connect(self.environment.region_of(stack))

    def _name(self, stack: Stack) -> str:
        return self.environment.name_of(stack)


def _is_nothing(reason: str) -> bool:
    return any(words in reason for words in _NOTHING)


def _change(told: Mapping[str, Any]) -> Change:
    return Change(
        action=told["Action"],
        resource=told["LogicalResourceId"],
        kind=told["ResourceType"],
        replacement=told.get("Replacement", ""),
    )
