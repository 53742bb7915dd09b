"""Who may do what, as the fake cloud was told."""

from __future__ import annotations

import re
from ast import literal_eval
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fake_cloud import Account

_LOOKS = re.compile(r"(autoscaling|ec2|elasticloadbalancing):(Describe|Get)\w+")


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


def _statements(account: Account, role: str) -> Iterator[dict[str, Any]]:
    iam = account.ask("iam")
    for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        told = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        # moto keeps the policies of a template as Python writes them.
        yield from literal_eval(told)["Statement"]


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
