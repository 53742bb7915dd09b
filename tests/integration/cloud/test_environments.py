"""What stands in the fake cloud once everything in deploy/cloud was applied to it, asked as one would ask AWS.

It is one file, for another one would be given to another process, which would apply all of it again.
"""

from __future__ import annotations

import json
import re
from ast import literal_eval
from typing import TYPE_CHECKING, Any, Final

import pytest

from scripts.cloud.description import ENVIRONMENTS, read_stacks
from tests.fake_cloud import Account, open_account
from tests.fake_cloud.kinds import KINDS
from tests.fake_cloud.mending import PROTECTED
from tests.fake_cloud.models import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOKS: Final = re.compile(r"(autoscaling|ec2|elasticloadbalancing):(Describe|Get)\w+")


@pytest.fixture(scope="module", params=ENVIRONMENTS)
def account(request: pytest.FixtureRequest) -> Iterator[Account]:
    """An environment as it stands when all has been applied; it is looked at, and left as it is."""
    with open_account(request.param) as opened:
        assert opened.apply() == 0
        yield opened


def test_every_stack_is_complete_and_protected(account: Account) -> None:
    names = [account.environment.name_of(stack) for stack in read_stacks()]
    told = [
        account.ask("cloudformation", elsewhere=stack.is_elsewhere).describe_stacks(StackName=name)["Stacks"][0]
        for stack, name in zip(read_stacks(), names, strict=True)
    ]
    assert {one["StackStatus"] for one in told} == {"CREATE_COMPLETE"}
    assert all(PROTECTED[name] for name in names)


def test_the_database_is_private_encrypted_and_backed_up(account: Account) -> None:
    database = account.ask("rds").describe_db_instances()["DBInstances"][0]
    assert not database["PubliclyAccessible"]
    assert database["StorageEncrypted"]
    assert database["KmsKeyId"] == account.outputs["KeyArn"]
    assert 14 <= database["BackupRetentionPeriod"] <= 35
    assert database["DeletionProtection"]
    assert database["MultiAZ"]
    assert database["MasterUserSecret"]["KmsKeyId"] == account.outputs["KeyArn"]
    assert database["EngineVersion"].startswith("17.")


def test_the_database_refuses_who_does_not_encrypt(account: Account) -> None:
    rds = account.ask("rds")
    group = rds.describe_db_instances()["DBInstances"][0]["DBParameterGroups"][0]["DBParameterGroupName"]
    values = {
        one["ParameterName"]: one.get("ParameterValue")
        for one in rds.describe_db_parameters(DBParameterGroupName=group)["Parameters"]
    }
    assert values["rds.force_ssl"] == "1"


def test_data_live_in_subnets_without_a_way_out(account: Account) -> None:
    subnets = set(account.outputs["DataSubnets"].split(","))
    ways = [
        route
        for table in account.ask("ec2").describe_route_tables()["RouteTables"]
        if subnets & {one.get("SubnetId") for one in table["Associations"]}
        for route in table["Routes"]
    ]
    assert {route.get("GatewayId") for route in ways} == {"local"}
    groups = account.ask("rds").describe_db_subnet_groups()["DBSubnetGroups"]
    assert {one["SubnetIdentifier"] for one in groups[0]["Subnets"]} == subnets
    cached = account.ask("elasticache").describe_cache_subnet_groups()["CacheSubnetGroups"]
    assert {one["SubnetIdentifier"] for one in cached[0]["Subnets"]} == subnets


def test_subnets_lie_in_three_zones(account: Account) -> None:
    for kind in ("PublicSubnets", "PrivateSubnets", "DataSubnets"):
        found = account.ask("ec2").describe_subnets(SubnetIds=account.outputs[kind].split(","))["Subnets"]
        assert len({one["AvailabilityZone"] for one in found}) == 3


def test_each_zone_has_its_own_way_out_where_that_is_paid_for(account: Account) -> None:
    gateways = account.ask("ec2").describe_nat_gateways()["NatGateways"]
    assert len(gateways) == (3 if account.environment.parameters["NatGateways"] == "each-zone" else 1)


def test_buckets_refuse_plain_http_and_the_public(account: Account) -> None:
    s3 = account.ask("s3")
    for name in (one["Name"] for one in s3.list_buckets()["Buckets"]):
        denied = _denied(json.loads(s3.get_bucket_policy(Bucket=name)["Policy"]))
        assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
        assert denied["Principal"] == "*"
        assert denied["Action"] == "s3:*"
        assert denied["Resource"] == [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]
        assert all(s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"].values())
        assert s3.get_bucket_versioning(Bucket=name)["Status"] == "Enabled"
        assert s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
        assert s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]


def test_models_and_backups_are_encrypted_with_our_key(account: Account) -> None:
    told = account.outputs
    for name in (told["ArtefactBucket"], told["BackupBucket"]):
        rules = account.ask("s3").get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
        assert rules[0]["ApplyServerSideEncryptionByDefault"]["KMSMasterKeyID"] == told["KeyArn"]


def test_the_world_reaches_the_load_balancer_alone(account: Account) -> None:
    open_doors = [
        (rule["FromPort"], rule["ToPort"])
        for group in account.ask("ec2").describe_security_groups()["SecurityGroups"]
        for rule in group["IpPermissions"]
        for network in [*rule["IpRanges"], *rule["Ipv6Ranges"]]
        if network.get("CidrIp") == "0.0.0.0/0" or network.get("CidrIpv6") == "::/0"
    ]
    assert open_doors == [(443, 443)]


def test_the_load_balancer_speaks_tls_only(account: Account) -> None:
    balancers = account.ask("elbv2")
    arn = balancers.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
    listeners = balancers.describe_listeners(LoadBalancerArn=arn)["Listeners"]
    assert [(one["Protocol"], one["Port"]) for one in listeners] == [("HTTPS", 443)]
    assert "TLS13" in listeners[0]["SslPolicy"]


def test_the_cluster_is_private_and_encrypts_its_secrets(account: Account) -> None:
    cluster = account.ask("eks").describe_cluster(name=account.outputs["ClusterName"])["cluster"]
    assert cluster["resourcesVpcConfig"]["endpointPrivateAccess"]
    assert not cluster["resourcesVpcConfig"]["endpointPublicAccess"]
    assert cluster["encryptionConfig"] == [
        {"resources": ["secrets"], "provider": {"keyArn": account.outputs["KeyArn"]}}
    ]
    assert len(cluster["logging"]["clusterLogging"][0]["types"]) == 5


def test_machines_are_spread_and_hide_their_identity_from_pods(account: Account) -> None:
    told = account.environment.parameters
    nodes = account.ask("eks").describe_nodegroup(clusterName=account.outputs["ClusterName"], nodegroupName="nodes")[
        "nodegroup"
    ]
    assert nodes["subnets"] == account.outputs["PrivateSubnets"].split(",")
    assert nodes["scalingConfig"]["minSize"] == int(told["FewestNodes"])
    form = account.ask("ec2").describe_launch_template_versions(LaunchTemplateId=nodes["launchTemplate"]["id"])
    data = form["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    assert data["MetadataOptions"]["HttpTokens"] == "required"
    assert data["MetadataOptions"]["HttpPutResponseHopLimit"] == 1


def test_the_cache_asks_for_a_token_over_tls(account: Account) -> None:
    cache = account.ask("elasticache").describe_replication_groups()["ReplicationGroups"][0]
    assert cache["TransitEncryptionEnabled"]
    assert cache["AtRestEncryptionEnabled"]
    assert cache["AuthTokenEnabled"]
    assert (cache["AutomaticFailover"] == "enabled") == (int(account.environment.parameters["CacheNodes"]) > 1)


def test_secrets_are_encrypted_with_our_key(account: Account) -> None:
    ours = [one for one in account.ask("secretsmanager").list_secrets()["SecretList"] if "!" not in one["Name"]]
    prefix = f"predictiondex/{account.environment.name}/"
    assert {one["Name"].removeprefix(prefix) for one in ours} == {
        "cache-token",
        "database-password",
        "operator-key",
        "web-key",
        "mlflow-database-password",
        "mlflow-webhook-encryption-key",
        "mlflow-webhook-secret",
        "redis-url",
    }
    assert {one["KmsKeyId"] for one in ours} == {account.outputs["KeyArn"]}


def test_the_key_is_renewed(account: Account) -> None:
    assert account.ask("kms").get_key_rotation_status(KeyId=account.outputs["KeyArn"])["KeyRotationEnabled"]


def test_backups_are_copied_to_the_other_region(account: Account) -> None:
    backup = account.ask("backup")
    plan = backup.list_backup_plans()["BackupPlansList"][0]["BackupPlanId"]
    rule = backup.get_backup_plan(BackupPlanId=plan)["BackupPlan"]["Rules"][0]
    copies = account.ask("backup", elsewhere=True).list_backup_vaults()["BackupVaultList"]
    assert rule["CopyActions"][0]["DestinationBackupVaultArn"] in {one["BackupVaultArn"] for one in copies}
    assert f":{account.environment.recovery_region}:" in rule["CopyActions"][0]["DestinationBackupVaultArn"]


def test_alarms_are_told_to_somebody(account: Account) -> None:
    alarms = account.ask("cloudwatch").describe_alarms()["MetricAlarms"]
    assert len(alarms) == 6
    assert {action for one in alarms for action in one["AlarmActions"]} == {account.outputs["AlarmTopic"]}
    listeners = account.ask("sns").list_subscriptions_by_topic(TopicArn=account.outputs["AlarmTopic"])
    assert [one["Endpoint"] for one in listeners["Subscriptions"]] == [account.environment.parameters["AlarmEmail"]]


def test_what_the_fake_does_not_know_was_checked_by_the_description_of_its_call(account: Account) -> None:
    """It is told here, so that nobody takes it for tried: these were never made, not even in the fake."""
    unknown = {kind.type for kind in KINDS if not kind.is_known}
    assert unknown == {
        "AWS::Backup::BackupSelection",
        "AWS::EKS::AccessEntry",
        "AWS::EKS::Addon",
        "AWS::EKS::PodIdentityAssociation",
    }
    assert unknown == {one.kind.type for one in REMEMBERED}
    assert account.outputs["ClusterName"] in {one.properties.get("ClusterName") for one in REMEMBERED}


def test_github_deploys_from_our_repository_and_this_environment_alone(account: Account) -> None:
    role = account.ask("iam").get_role(RoleName=f"predictiondex-{account.environment.name}-deployer")["Role"]
    trust = role["AssumeRolePolicyDocument"]["Statement"]
    repository = account.environment.parameters["GithubRepository"]
    assert len(trust) == 1
    assert trust[0]["Action"] == "sts:AssumeRoleWithWebIdentity"
    assert trust[0]["Condition"] == {
        "StringEquals": {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": f"repo:{repository}:environment:{account.environment.name}",
        }
    }


def test_who_deploys_finds_the_cluster_and_nothing_else(account: Account) -> None:
    allowed = list(_statements(account, f"predictiondex-{account.environment.name}-deployer"))
    assert allowed == [{"Effect": "Allow", "Action": "eks:DescribeCluster", "Resource": account.outputs["ClusterArn"]}]
    attached = account.ask("iam").list_attached_role_policies(
        RoleName=f"predictiondex-{account.environment.name}-deployer"
    )
    assert attached["AttachedPolicies"] == []


def test_nobody_may_do_everything(account: Account) -> None:
    for role in account.ask("iam").list_roles()["Roles"]:
        for one in _statements(account, role["RoleName"]):
            assert not [action for action in _listed(one["Action"]) if "*" in action], role["RoleName"]


def test_everything_is_only_looked_at_or_asked_for_by_its_cluster(account: Account) -> None:
    for role in account.ask("iam").list_roles()["Roles"]:
        for one in _statements(account, role["RoleName"]):
            if "*" in _listed(one["Resource"]):
                looks = all(_LOOKS.fullmatch(action) for action in _listed(one["Action"]))
                assert looks or "aws:ResourceTag/eks:cluster-name" in one["Condition"]["StringEquals"]


def test_mlflow_reaches_its_folder_of_one_bucket(account: Account) -> None:
    role = account.outputs["MlflowRole"].rpartition("/")[2]
    bucket = account.outputs["ArtefactBucketArn"]
    reached = {
        resource
        for one in _statements(account, role)
        for resource in _listed(one["Resource"])
        if resource.startswith("arn:aws:s3")
    }
    assert reached == {bucket, f"{bucket}/mlflow/*"}


def test_nobody_deletes_backups(account: Account) -> None:
    bucket = account.outputs["BackupBucketArn"]
    actions = {
        action
        for role in account.ask("iam").list_roles()["Roles"]
        for one in _statements(account, role["RoleName"])
        if any(str(resource).startswith(bucket) for resource in _listed(one["Resource"]))
        for action in _listed(one["Action"])
    }
    assert actions == {"s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListBucket"}


def _denied(policy: dict[str, Any]) -> dict[str, Any]:
    denials: list[dict[str, Any]] = [one for one in policy["Statement"] if one["Effect"] == "Deny"]
    assert len(denials) == 1
    return denials[0]


def _statements(account: Account, role: str) -> Iterator[dict[str, Any]]:
    iam = account.ask("iam")
    for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        told = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        # moto keeps the policies of a template as Python writes them.
        yield from literal_eval(told)["Statement"]


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
