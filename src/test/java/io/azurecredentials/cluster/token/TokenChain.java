package io.azurecredentials.cluster.token;

import io.azurecredentials.cluster.access.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everybody who knows tokens, asked in kube-apiserver's order: ServiceAccounts, issuers, webhook.
 * The first who knows a token counts.
 */
public final class TokenChain implements TokenAuthenticator {
    private final AccountTokens accounts;
    private volatile List<TokenAuthenticator> further = List.of();

    public TokenChain(AccountTokens accounts) {
        this.accounts = accounts;
    }

    /** From now on these are asked as well, in this order. */
    public void ask(List<TokenAuthenticator> others) {
        further = List.copyOf(others);
    }

    @Override
    public Optional<Holder> holder(String token, List<String> audiences) {
        Optional<Holder> found = accounts.holder(token, audiences);
        for (TokenAuthenticator other : further) {
            if (found.isEmpty()) {
                found = other.holder(token, audiences).map(TokenChain::known);
            }
        }
        return found;
    }

    /** Whoever is known is in the group of those who are. */
    private static Holder known(Holder holder) {
        User user = holder.user();
        List<String> groups = new ArrayList<>(user.groups());
        if (!groups.contains(User.AUTHENTICATED)) {
            groups.add(User.AUTHENTICATED);
        }
        return new Holder(
                new User(user.name(), user.uid(), groups, user.extra()), holder.audiences());
    }
}
