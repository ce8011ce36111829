package io.azurecredentials.client;

class HvacIT extends LoginStory<Program> {
    @Override
    Program open(Site site) {
        return Python.program(site);
    }
}
