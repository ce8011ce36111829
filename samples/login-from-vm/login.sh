#!/bin/sh
# Logs the Azure VM, or the instance of a scale set, that it runs on in to the operator, with nothing
# but its managed identity. Needs curl. The login token goes into a file that only its owner can read;
# nothing secret is printed, or given to a program as an argument, which all users of a machine see.
#
#   VAULT_ADDR=https://azure-credentials.example:8200 VAULT_NAMESPACE=team-a ROLE=vm ./login.sh
#
# VAULT_ADDR       the operator's HTTPS server
# VAULT_CACERT     who signed its certificate, as PEM, unless the machine trusts them anyway
# VAULT_NAMESPACE  the Kubernetes namespace of the AzureRole, unless it is the server's default
# ROLE             the AzureRole
# AUDIENCE         the audience that its AzureConfig expects; https://management.azure.com/ unless given
# AZURE_CLIENT_ID  which user-assigned identity to log in as, if not the machine's own
# TOKEN_FILE       where the token goes; ~/.vault-token unless given, where Vault's own client looks
# IMDS_URL         where the metadata service is: http://169.254.169.254 on every Azure VM
set -eu
umask 077

: "${VAULT_ADDR:?is the address of the operator}" "${ROLE:?is the name of an AzureRole}"
AUDIENCE=${AUDIENCE:-https://management.azure.com/}
TOKEN_FILE=${TOKEN_FILE:-$HOME/.vault-token}
IMDS_URL=${IMDS_URL:-http://169.254.169.254}

# Asks the metadata service, which must not be asked through a proxy.
# Usage: metadata PATH ARGUMENT..., where arguments are curl's.
metadata() {
    path=$1
    shift
    curl -sSf --noproxy '*' --max-time 10 --retry 4 --get -H 'Metadata: true' "$@" \
        "$IMDS_URL/metadata/$path"
}

# One fact about this machine, as text.
compute() {
    metadata "instance/compute/$1" -d api-version=2021-02-01 -d format=text
}

# The value of a member of the JSON on standard input, if it has the characters of a token.
member() {
    sed -n 's/.*"'"$1"'" *: *"\([A-Za-z0-9._-]*\)".*/\1/p'
}

answer=$(metadata identity/oauth2/token -d api-version=2018-02-01 \
    --data-urlencode "resource=$AUDIENCE" \
    ${AZURE_CLIENT_ID:+--data-urlencode "client_id=$AZURE_CLIENT_ID"})
jwt=$(printf '%s' "$answer" | member access_token)
subscription=$(compute subscriptionId)
group=$(compute resourceGroupName)
scale_set=$(compute vmScaleSetName)
if [ -n "$scale_set" ]; then
    machine="\"vmss_name\":\"$scale_set\""
else
    machine="\"vm_name\":\"$(compute name)\""
fi

answer=$(printf '{"role":"%s","jwt":"%s","subscription_id":"%s","resource_group_name":"%s",%s}' \
    "$ROLE" "$jwt" "$subscription" "$group" "$machine" |
    curl -sS --proto '=https' --max-time 30 ${VAULT_CACERT:+--cacert "$VAULT_CACERT"} \
        ${VAULT_NAMESPACE:+-H "X-Vault-Namespace: $VAULT_NAMESPACE"} \
        -H 'Content-Type: application/json' --data-binary @- "$VAULT_ADDR/v1/auth/azure/login")
token=$(printf '%s' "$answer" | member client_token)
if [ -z "$token" ]; then
    errors=$(printf '%s' "$answer" | sed -n 's/.*"errors" *: *\(\[[^]]*\]\).*/\1/p')
    echo "Not logged in as $ROLE: ${errors:-that is no answer of the operator}" >&2
    exit 1
fi

# A new file in place of an old one, whose mode may be another.
set -C
printf '%s' "$token" >"$TOKEN_FILE.$$"
mv -f "$TOKEN_FILE.$$" "$TOKEN_FILE"
echo "Logged in as $ROLE; the token is in $TOKEN_FILE."
