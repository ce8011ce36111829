// A client at the other end of a pipe: each line on standard input asks for one of its calls, each
// line on standard output is what came of it, a value or what the client made of an error.
'use strict';

const readline = require('node:readline');

/** Answers with these functions, in order, until nobody asks any more. */
async function answer(calls, told) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { call, ...args } = JSON.parse(line);
    let outcome;
    try {
      outcome = { value: (await calls[call](args)) ?? null };
    } catch (error) {
      outcome = { status: 0, message: String(error.message), ...told(error) };
    }
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
  }
  process.exit(0);
}

async function metadata(path) {
  const answered = await fetch(`${process.env.IMDS_URL}/metadata/${path}`, {
    headers: { Metadata: 'true' },
  });
  return answered.json();
}

/** What this machine logs in with. */
async function machineToken() {
  const resource = encodeURIComponent('https://management.azure.com/');
  const token = await metadata(`identity/oauth2/token?api-version=2018-02-01&resource=${resource}`);
  return token.access_token;
}

/** Where this machine is, by the names of Vault's login. */
async function machine() {
  const { compute } = await metadata('instance?api-version=2021-02-01');
  return {
    subscription_id: compute.subscriptionId,
    resource_group_name: compute.resourceGroupName,
    vm_name: compute.name,
    vmss_name: compute.vmScaleSetName ?? '',
  };
}

module.exports = { answer, machine, machineToken };
