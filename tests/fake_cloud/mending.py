"""Mends what moto's CloudFormation leaves out of what the deployment asks of it."""

from __future__ import annotations

from moto.cloudformation.models import ChangeSet
from moto.cloudformation.parsing import OutputMap
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import EmptyResult
from moto.ec2.models.route_tables import RouteTable
from moto.elbv2.models import FakeLoadBalancer
from moto.iam.models import IAMBackend, ManagedPolicy
from moto.rds.models import DBParameterGroup
from moto.route53.models import route53_backends

from tests.fake_cloud.shapes import ACCOUNT

PROTECTED: dict[str, bool] = {}
"""Stacks whose protection was set, by their names."""
_apply = ChangeSet.apply


def _apply_with_outputs(change_set: ChangeSet) -> None:
    """Give a stack the outputs of the template that it was changed to, as moto does without a change set."""
    _apply(change_set)
    stack = change_set.stack
    stack.output_map = OutputMap(stack.resource_map, change_set.template_dict, stack.stack_id)


def _protect(response: CloudFormationResponse) -> EmptyResult:
    PROTECTED[response._get_param("StackName")] = response._get_bool_param("EnableTerminationProtection")
    return EmptyResult()


ChangeSet.apply = _apply_with_outputs
CloudFormationResponse.update_termination_protection = _protect
# What `Ref` returns of it.
DBParameterGroup.physical_resource_id = property(lambda group: group.name)


_attribute = FakeLoadBalancer.get_cfn_attribute


def _attribute_of_load_balancer(balancer: FakeLoadBalancer, attribute_name: str) -> str:
    if attribute_name == "LoadBalancerFullName":
        return str(balancer.arn.split(":loadbalancer/")[1])
    if attribute_name == "CanonicalHostedZoneID":
        return "Z35SXDOTRQ7X7K"
    return str(_attribute(balancer, attribute_name))


FakeLoadBalancer.get_cfn_attribute = _attribute_of_load_balancer


def own_zone(zone_id: str, name: str) -> None:
    """Let there be a zone of names by an identifier that was given elsewhere."""
    zones = route53_backends[ACCOUNT]["aws"]
    zones.zones[zone_id] = zones.create_hosted_zone(name, private_zone=False, caller_reference=zone_id)


def _delete_route_table(table: RouteTable, account_id: str, region_name: str) -> None:
    del account_id, region_name
    table._associations.clear()
    table.ec2_backend.delete_route_table(table.id)


RouteTable.delete = _delete_route_table


_read_policies = IAMBackend._init_aws_policies


def _read_policies_once(backend: IAMBackend) -> list[ManagedPolicy]:
    """Leave out the other partitions of AWS, for each of which a second would be spent on reading its policies."""
    return list(_read_policies(backend)) if backend.region_name == "aws" else []


IAMBackend._init_aws_policies = _read_policies_once
