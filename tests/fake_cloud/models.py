from __future__ import annotations

from typing import Any, ClassVar

import jmespath
from botocore.validate import ParamValidator
from moto.core.common_models import CloudFormationModel

from tests.fake_cloud.clients import client
from tests.fake_cloud.fitting import fit
from tests.fake_cloud.kinds import KINDS, Kind

REMEMBERED: list[Made] = []
"""What moto does not know at all."""


class Made:
    """A resource that was made by the call of its kind."""

    kind: ClassVar[Kind]

    def __init__(self, name: str, properties: dict[str, Any], answer: dict[str, Any]) -> None:
        self.name = name
        self.properties = properties
        self.answer = answer

    @property
    def physical_resource_id(self) -> str:
        return str(jmespath.search(self.kind.ref, self.answer)) if self.kind.ref else self.name

    def get_cfn_attribute(self, attribute_name: str) -> Any:
        return jmespath.search(self.kind.attributes[attribute_name], self.answer)

    def is_created(self) -> bool:
        return True

    def delete(self, _account_id: str, region_name: str) -> None:
        """Take away what others stand on; the rest of moto goes with the test."""
        if "securityGroup" in self.answer:
            client("ec2", region_name).delete_security_group(GroupId=self.answer["securityGroup"])

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in cls.kind.attributes

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any
    ) -> Made:
        del account_id, kwargs
        properties = dict(cloudformation_json["Properties"])
        if cls.kind.name:
            properties.setdefault(cls.kind.name, resource_name)
            resource_name = properties[cls.kind.name]
        answer = call(cls.kind, properties, region_name)
        made = cls(resource_name, properties, answer)
        if not cls.kind.is_known:
            REMEMBERED.append(made)
        return made

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: Made,
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> Made:
        del new_resource_name, account_id, region_name
        original_resource.properties = dict(cloudformation_json["Properties"])
        return original_resource


def call(kind: Kind, properties: dict[str, Any], region: str) -> dict[str, Any]:
    """Check the properties by the description of the call, and make it where moto knows it."""
    connected = client(kind.service, region)
    operation = connected.meta.service_model.operation_model(connected.meta.method_to_api_mapping[kind.operation])
    given = fit(operation.input_shape, kind.shaped(properties), kind.renamed)
    if not kind.is_known:
        problems = ParamValidator().validate(given, operation.input_shape)
        assert not problems.has_errors(), problems.generate_report()
        return {}
    answer: dict[str, Any] = getattr(connected, kind.operation)(**given)
    return answer | _with_doors(kind, given, region)


def _with_doors(kind: Kind, given: dict[str, Any], region: str) -> dict[str, Any]:
    """Return the security group that a cluster brings along, which moto's does not."""
    if kind.type != "AWS::EKS::Cluster":
        return {}
    ec2 = client("ec2", region)
    subnet = ec2.describe_subnets(SubnetIds=given["resourcesVpcConfig"]["subnetIds"][:1])["Subnets"][0]
    group = ec2.create_security_group(GroupName=given["name"], Description="Pods", VpcId=subnet["VpcId"])
    return {"securityGroup": group["GroupId"]}


def _class_of(kind: Kind) -> type[Made]:
    names = {
        "kind": kind,
        "cloudformation_type": staticmethod(lambda: kind.type),
        "cloudformation_name_type": staticmethod(lambda: kind.name),
    }
    return type(kind.type.replace("::", ""), (Made, CloudFormationModel), names)


CLASSES = tuple(_class_of(kind) for kind in KINDS)
