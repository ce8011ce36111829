package io.azurecredentials.client;

class JopenlibsIT extends AdministrationStory<Jopenlibs> {
    @Override
    Jopenlibs open(Site site) {
        return new Jopenlibs(site);
    }
}
