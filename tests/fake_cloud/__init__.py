"""moto, with the resources that its CloudFormation does not know.

Each is made by the call of AWS's interface that makes it, whose description is shipped with botocore, so that names and
types of properties are checked by that. What moto does not know at all is checked and remembered, and no more.
"""

from tests.fake_cloud import buckets, mending, models
from tests.fake_cloud.account import Account, open_account

__all__ = ["Account", "buckets", "mending", "models", "open_account"]
