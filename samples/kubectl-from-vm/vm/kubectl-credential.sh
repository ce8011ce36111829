#!/bin/sh
# Tells kubectl who the Azure VM, or the instance of a scale set, is that it runs on: an exec
# credential plugin (client.authentication.k8s.io/v1). Needs curl 7.55 and the date of GNU or BusyBox.
# Nothing is written to disk, and nothing secret is given to a program as an argument, which all users
# of a machine see. kubectl keeps what it is told until it ends.
#
# SHOW             what the API server is shown:
#                    login  a login token of the operator, for a webhook
#                    azure  the machine's own token, for a webhook; the operator need not be reached
#                    oidc   a JWT of the operator, for an AuthenticationConfiguration
# ROLE             the AzureRole
# VAULT_ADDR       the operator's HTTPS server
# VAULT_CACERT     who signed its certificate, as PEM, unless the machine trusts them anyway
# VAULT_NAMESPACE  the Kubernetes namespace of the AzureRole, unless it is the server's default
# AUDIENCE         the audience that its AzureConfig expects; https://management.azure.com/ unless given
# AZURE_CLIENT_ID  which user-assigned identity to be, if not the machine's own
# IMDS_URL         where the metadata service is: http://169.254.169.254 on every Azure VM
set -eu

SHOW=${SHOW:-login}
AUDIENCE=${AUDIENCE:-https://management.azure.com/}
IMDS_URL=${IMDS_URL:-http://169.254.169.254}

fail() {
    echo "$1" >&2
    exit 1
}

# The value of a member of the JSON on standard input, if it has the characters of a token or number.
member() {
    sed -n 's/.*"'"$1"'" *: *"\{0,1\}\([A-Za-z0-9._-]\{1,\}\).*/\1/p'
}

# What is wrong, in the words of whoever said so: a text or a list. Usage: complaint ANSWER MEMBER.
complaint() {
    said=$(printf '%s' "$1" | sed -n -e 's/.*"'"$2"'" *: *"\([^"]*\)".*/\1/p' \
        -e 's/.*"'"$2"'" *: *\[\([^]]*\)\].*/\1/p')
    echo "${said:-that is no answer of theirs}"
}

# Asks the operator. Usage: operator PATH ARGUMENT..., where arguments are curl's.
operator() {
    path=$1
    shift
    curl -s --proto '=https' --max-time 30 ${VAULT_CACERT:+--cacert "$VAULT_CACERT"} \
        ${VAULT_NAMESPACE:+-H "X-Vault-Namespace: $VAULT_NAMESPACE"} "$@" "$VAULT_ADDR/v1/$path" ||
        fail "The operator at $VAULT_ADDR cannot be reached or is not whom VAULT_CACERT vouches for (curl: $?)."
}

# Hands over a token. Usage: show TOKEN END, in seconds since 1970.
show() {
    end=$(date -u -d "@$2" +%Y-%m-%dT%H:%M:%SZ)
    printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
    printf '"status":{"token":"%s","expirationTimestamp":"%s"}}\n' "$1" "$end"
}

case $SHOW in
login | oidc)
    [ -n "${VAULT_ADDR:-}" ] || fail "VAULT_ADDR has to be the address of the operator."
    [ -n "${ROLE:-}" ] || fail "ROLE has to be the name of an AzureRole."
    ;;
azure) ;;
*) fail "SHOW has to be login, azure or oidc, and is $SHOW." ;;
esac

# The metadata service must not be asked through a proxy.
answer=$(curl -s --noproxy '*' --max-time 10 --get -H 'Metadata: true' \
    -d api-version=2018-02-01 --data-urlencode "resource=$AUDIENCE" \
    ${AZURE_CLIENT_ID:+--data-urlencode "client_id=$AZURE_CLIENT_ID"} \
    "$IMDS_URL/metadata/identity/oauth2/token") ||
    fail "The metadata service at $IMDS_URL cannot be reached; is this a machine of Azure?"
jwt=$(printf '%s' "$answer" | member access_token)
[ -n "$jwt" ] ||
    fail "The metadata service gives no token for $AUDIENCE: $(complaint "$answer" error_description)"
if [ "$SHOW" = azure ]; then
    show "$jwt" "$(printf '%s' "$answer" | member expires_on)"
    exit
fi

now=$(date +%s)
answer=$(printf '{"role":"%s","jwt":"%s"}' "$ROLE" "$jwt" |
    operator auth/azure/login -H 'Content-Type: application/json' --data-binary @-) || exit 1
token=$(printf '%s' "$answer" | member client_token)
[ -n "$token" ] ||
    fail "The operator does not let this machine in as $ROLE: $(complaint "$answer" errors)"
if [ "$SHOW" = login ]; then
    # Outside of auth there is another one, of nothing
    auth=${answer#*'"auth"'}
    show "$token" $((now + $(printf '%s' "$auth" | member lease_duration)))
    exit
fi

answer=$(printf 'X-Vault-Token: %s' "$token" | operator "identity/oidc/token/$ROLE" -H @-) || exit 1
jwt=$(printf '%s' "$answer" | member token)
[ -n "$jwt" ] ||
    fail "The operator gives no token for the API server: $(complaint "$answer" errors)"
show "$jwt" $((now + $(printf '%s' "$answer" | member ttl)))
