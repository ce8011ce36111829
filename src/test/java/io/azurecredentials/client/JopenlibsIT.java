package io.azurecredentials.client;

class JopenlibsIT extends LoginStory<Jopenlibs> {
    @Override
    Jopenlibs open(Site site) {
        return new Jopenlibs(site);
    }
}
