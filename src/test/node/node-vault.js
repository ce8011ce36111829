// Drives node-vault with what its environment says (VAULT_ADDR, VAULT_NAMESPACE).
'use strict';

const { answer, machine, machineToken } = require('./lines');
const client = require('node-vault')();

answer(
  {
    async logIn({ role }) {
      const login = { role, jwt: await machineToken(), ...(await machine()) };
      const answered = await client.write('auth/azure/login', login);
      client.token = answered.auth.client_token;
      return answered;
    },
    lookUp: () => client.tokenLookupSelf(),
    renew: ({ increment }) => client.tokenRenewSelf({ increment }),
    revoke: () => client.tokenRevokeSelf(),
    isServing: async () => (await client.health()).sealed === false,
    read: ({ path }) => client.read(path),
    write: ({ path, data }) => client.write(path, data),
    list: ({ path }) => client.list(path),
    delete: ({ path }) => client.delete(path),
    draw: ({ role }) => client.read(`azure/creds/${role}`),
    lookUpLease: ({ lease }) => client.write('sys/leases/lookup', { lease_id: lease }),
    renewLease: ({ lease, increment }) => client.renew({ lease_id: lease, increment }),
    revokeLease: ({ lease }) => client.revoke({ lease_id: lease }),
    revokePrefix: ({ prefix }) => client.revokePrefix({ path_prefix: prefix }),
  },
  (error) => ({ status: error.response?.statusCode ?? 0 }),
);
