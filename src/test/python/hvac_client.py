"""A client at the other end of a pipe: each line on standard input asks for one of hvac's calls,
each line on standard output is what came of it, a value or what hvac made of an error."""

import json
import os
import sys
import urllib.request

import hvac
from hvac import exceptions

STATUS = {
    exceptions.InvalidRequest: 400,
    exceptions.Unauthorized: 401,
    exceptions.Forbidden: 403,
    exceptions.InvalidPath: 404,
    exceptions.RateLimitExceeded: 429,
    exceptions.InternalServerError: 500,
    exceptions.VaultDown: 503,
}

client = hvac.Client(
    url=os.environ["VAULT_ADDR"],
    namespace=os.environ["VAULT_NAMESPACE"],
    verify=os.environ["VAULT_CACERT"],
)


def metadata(path):
    """What the machine's metadata service says; never through a proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    url = os.environ["IMDS_URL"] + "/metadata/" + path
    with opener.open(urllib.request.Request(url, headers={"Metadata": "true"})) as answer:
        return json.load(answer)


def log_in(role):
    token = metadata(
        "identity/oauth2/token?api-version=2018-02-01"
        "&resource=https%3A%2F%2Fmanagement.azure.com%2F"
    )
    compute = metadata("instance?api-version=2021-02-01")["compute"]
    return client.auth.azure.login(
        role=role,
        jwt=token["access_token"],
        subscription_id=compute["subscriptionId"],
        resource_group_name=compute["resourceGroupName"],
        vm_name=compute["name"],
    )


def read(path):
    answer = client.read(path)
    if answer is None:
        raise exceptions.InvalidPath("nothing there", method="get", url=path)
    return answer


CALLS = {
    "logIn": log_in,
    "lookUp": lambda: client.auth.token.lookup_self(),
    "renew": lambda increment: client.auth.token.renew_self(increment=increment),
    "revoke": lambda: client.auth.token.revoke_self(),
    "isServing": lambda: client.sys.is_initialized() and not client.sys.is_sealed(),
    # generate_credentials returns the secret without its lease
    "draw": lambda role: read("azure/creds/" + role),
    "generateCredentials": lambda role: client.secrets.azure.generate_credentials(name=role),
    "read": read,
    "write": lambda path, data: client.write(path, **data),
    "list": lambda path: client.list(path),
    "delete": lambda path: client.delete(path),
    "configure": lambda data: client.secrets.azure.configure(**data),
    "writeRole": lambda name, azure_roles: client.secrets.azure.create_or_update_role(
        name=name, azure_roles=json.loads(azure_roles), ttl="30m", max_ttl=86400
    ),
    "writeLogin": lambda name, principals: client.auth.azure.create_role(
        name=name, policies=["build"], ttl="10m", bound_service_principal_ids=principals
    ),
    "renewLease": lambda lease, increment: client.sys.renew_lease(
        lease_id=lease, increment=increment
    ),
    "lookUpLease": lambda lease: client.sys.read_lease(lease_id=lease),
    "revokeLease": lambda lease: client.sys.revoke_lease(lease_id=lease),
    "revokePrefix": lambda prefix: client.sys.revoke_prefix(prefix=prefix),
}


def outcome(call, arguments):
    try:
        value = CALLS[call](**arguments)
        return {"value": value if isinstance(value, (dict, list, str, int, bool)) else None}
    except exceptions.VaultError as error:
        return {"status": STATUS.get(type(error), 0), "message": str(error)}
    except Exception as error:  # whatever a program that uses hvac would see
        return {"status": 0, "message": repr(error)}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(outcome(asked.pop("call"), asked)), flush=True)
