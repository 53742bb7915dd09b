"""Resources that moto's CloudFormation does not know, or takes too few properties of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tests.fake_cloud.shapes import of_account, with_key_of_secret, with_logging, with_policy, with_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    type: str
    service: str
    operation: str
    name: str = ""
    """The property that CloudFormation makes up where it is not given."""
    ref: str = ""
    """Where in the answer is what `Ref` returns; where it is empty, the name."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Where in the answer each is; moto asks for the first word of those that have a dot in them."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Properties that the call knows by another name; those that it does not know have none."""
    shaped: Callable[[dict[str, Any]], dict[str, Any]] = dict
    """Puts properties together as the call wants them, where that is otherwise."""
    is_known: bool = True
    """Whether moto has the call."""


_ACCESS: Final = {"AccessPolicies": ""}
_BACKUP: Final = {
    "BackupPlanRule": "Rules",
    "TargetBackupVault": "TargetBackupVaultName",
}
KINDS: Final = (
    # moto takes note of it without letting the table know.
    Kind(
        type="AWS::EC2::SubnetRouteTableAssociation",
        service="ec2",
        operation="associate_route_table",
        ref="AssociationId",
    ),
    Kind(
        type="AWS::S3::BucketPolicy", service="s3", operation="put_bucket_policy", renamed={"PolicyDocument": "Policy"}
    ),
    Kind(
        type="AWS::EKS::Cluster",
        service="eks",
        operation="create_cluster",
        name="Name",
        attributes={"Arn": "cluster.arn", "ClusterSecurityGroupId": "securityGroup"},
        shaped=with_logging,
    ),
    Kind(type="AWS::EKS::Nodegroup", service="eks", operation="create_nodegroup", name="NodegroupName"),
    Kind(type="AWS::EKS::Addon", service="eks", operation="create_addon", name="AddonName", is_known=False),
    Kind(type="AWS::EKS::AccessEntry", service="eks", operation="create_access_entry", renamed=_ACCESS, is_known=False),
    Kind(
        type="AWS::EKS::PodIdentityAssociation",
        service="eks",
        operation="create_pod_identity_association",
        is_known=False,
    ),
    Kind(
        type="AWS::IAM::OIDCProvider",
        service="iam",
        operation="create_open_id_connect_provider",
        ref="OpenIDConnectProviderArn",
        renamed={"ClientIdList": "ClientIDList"},
    ),
    Kind(
        type="AWS::ElastiCache::SubnetGroup",
        service="elasticache",
        operation="create_cache_subnet_group",
        name="CacheSubnetGroupName",
        renamed={"Description": "CacheSubnetGroupDescription"},
    ),
    Kind(
        type="AWS::ElastiCache::ReplicationGroup",
        service="elasticache",
        operation="create_replication_group",
        name="ReplicationGroupId",
        attributes={"PrimaryEndPoint": "ReplicationGroup.NodeGroups[0].PrimaryEndpoint.Address"},
    ),
    Kind(
        type="AWS::SecretsManager::Secret",
        service="secretsmanager",
        operation="create_secret",
        name="Name",
        ref="ARN",
        renamed={"GenerateSecretString": ""},
        shaped=with_value,
    ),
    Kind(
        type="AWS::CertificateManager::Certificate",
        service="acm",
        operation="request_certificate",
        ref="CertificateArn",
        renamed={"DomainValidationOptions": ""},
    ),
    Kind(
        type="AWS::Backup::BackupVault",
        service="backup",
        operation="create_backup_vault",
        name="BackupVaultName",
        attributes={"BackupVaultArn": "BackupVaultArn"},
    ),
    Kind(
        type="AWS::Backup::BackupPlan",
        service="backup",
        operation="create_backup_plan",
        ref="BackupPlanId",
        renamed=_BACKUP,
    ),
    Kind(
        type="AWS::Backup::BackupSelection",
        service="backup",
        operation="create_backup_selection",
        is_known=False,
    ),
    Kind(type="AWS::CloudWatch::Alarm", service="cloudwatch", operation="put_metric_alarm", name="AlarmName"),
    Kind(type="AWS::Budgets::Budget", service="budgets", operation="create_budget", shaped=of_account),
    Kind(type="AWS::SNS::TopicPolicy", service="sns", operation="set_topic_attributes", shaped=with_policy),
    Kind(
        type="AWS::RDS::DBSubnetGroup",
        service="rds",
        operation="create_db_subnet_group",
        name="DBSubnetGroupName",
    ),
    Kind(
        type="AWS::RDS::DBInstance",
        service="rds",
        operation="create_db_instance",
        name="DBInstanceIdentifier",
        attributes={
            "DBInstanceArn": "DBInstance.DBInstanceArn",
            "Endpoint": "DBInstance.Endpoint.Address",
            "MasterUserSecret": "DBInstance.MasterUserSecret.SecretArn",
        },
        # To keep the backups of a database that goes is asked when it goes.
        renamed={"VPCSecurityGroups": "VpcSecurityGroupIds", "DeleteAutomatedBackups": "", "MasterUserSecret": ""},
        shaped=with_key_of_secret,
    ),
)
