"""Puts the properties of a template together as the call wants them, where that is otherwise."""

from __future__ import annotations

from typing import Any, Final

ACCOUNT: Final = "123456789012"


def with_logging(told: dict[str, Any]) -> dict[str, Any]:
    types = [one["Type"] for one in told["Logging"]["ClusterLogging"]["EnabledTypes"]]
    return told | {"Logging": {"clusterLogging": [{"types": types, "enabled": True}]}}


def with_value(told: dict[str, Any]) -> dict[str, Any]:
    """Stand in for what would be made up."""
    made_up = told.get("GenerateSecretString")
    return told | ({"SecretString": "x" * int(made_up["PasswordLength"])} if made_up else {})


def of_account(told: dict[str, Any]) -> dict[str, Any]:
    notified = [
        {"Notification": one["Notification"], "Subscribers": one["Subscribers"]}
        for one in told["NotificationsWithSubscribers"]
    ]
    return told | {"AccountId": ACCOUNT, "NotificationsWithSubscribers": notified}


def with_policy(told: dict[str, Any]) -> dict[str, Any]:
    return {"TopicArn": told["Topics"][0], "AttributeName": "Policy", "AttributeValue": told["PolicyDocument"]}


def with_key_of_secret(told: dict[str, Any]) -> dict[str, Any]:
    return told | {"MasterUserSecretKmsKeyId": told["MasterUserSecret"]["KmsKeyId"]}
