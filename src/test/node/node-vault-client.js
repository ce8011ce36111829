// Drives node-vault-client. Of its ways to log in, that of Kubernetes reads a JSON web token from a
// file and sends it with a role to whatever mount it is told; that is all an Azure login takes.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const VaultClient = require('node-vault-client');
const { answer, machineToken } = require('./lines');

let client;

/** What a lease of the client has, by Vault's names. */
function told(lease) {
  return {
    lease_id: lease.__leaseId,
    lease_duration: lease.__leaseDuration,
    renewable: lease.isRenewable(),
    data: lease.getData(),
  };
}

async function logIn({ role }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'node-vault-client-'));
  const tokenPath = path.join(folder, 'token');
  fs.writeFileSync(tokenPath, await machineToken(), { mode: 0o600 });
  client = new VaultClient({
    api: { url: process.env.VAULT_ADDR },
    auth: {
      type: 'kubernetes',
      mount: 'azure',
      config: { role, tokenPath, namespace: process.env.VAULT_NAMESPACE },
    },
    logger: false,
  });
  try {
    return { data: (await client.read('auth/token/lookup-self')).getData() };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

answer(
  {
    logIn,
    lookUp: async () => told(await client.read('auth/token/lookup-self')),
    renew: ({ increment }) => client.write('auth/token/renew-self', { increment }),
    revoke: () => client.write('auth/token/revoke-self', {}),
    isServing: async () => (await client.read('sys/seal-status')) !== null,
    read: async ({ path: at }) => told(await client.read(at)),
    write: ({ path: at, data }) => client.write(at, data),
    list: async ({ path: at }) => told(await client.list(at)),
    draw: async ({ role }) => told(await client.read(`azure/creds/${role}`)),
    lookUpLease: ({ lease }) => client.write('sys/leases/lookup', { lease_id: lease }),
    renewLease: ({ lease, increment }) =>
      client.write('sys/leases/renew', { lease_id: lease, increment }),
    revokeLease: ({ lease }) => client.write('sys/leases/revoke', { lease_id: lease }),
    revokePrefix: ({ prefix }) => client.write(`sys/leases/revoke-prefix/${prefix}`, {}),
  },
  (error) => ({ status: error.statusCode ?? 0 }),
);
