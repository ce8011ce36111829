package io.azurecredentials.login.lookup;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.azurecredentials.azure.Principals;
import io.azurecredentials.azure.Principals.Kind;
import io.azurecredentials.azure.Resources;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.login.jwt.Ascii;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Facts.Account;
import io.azurecredentials.login.policy.Need;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Microsoft Graph and Azure Resource Manager, in the places that logins have there. */
record AzureSource(Supplier<Answer<Tenant>> tenant) implements Source {
    private static final Account GONE = new Account.Gone();

    @Override
    public Answer<Facts> ask(Principal whose, Need need) {
        return tenant.get()
                .map(it -> it.in(new Flow(whose.objectID(), Priority.LOGIN)))
                .then(
                        it ->
                                switch (need) {
                                    case Need.GroupsOf(String id) ->
                                            it.principals()
                                                    .groups(kind(whose), id)
                                                    .map(AzureSource::groups);
                                    case Need.AccountOf(String id) ->
                                            it.principals()
                                                    .find(kind(whose), id)
                                                    .map(AzureSource::account);
                                    case Need.ResourceAt(ResourceID id) ->
                                            it.resources()
                                                    .find(id.toString())
                                                    .map(found -> resource(id, found));
                                });
    }

    private static Kind kind(Principal whose) {
        return switch (whose) {
            case Principal.ServicePrincipal _ -> Kind.SERVICE_PRINCIPAL;
            case Principal.User _ -> Kind.USER;
        };
    }

    /** Who does not exist is in no group. */
    private static Facts groups(Optional<Set<String>> found) {
        Set<String> all =
                found.orElse(Set.of()).stream().map(Ascii::lower).collect(toUnmodifiableSet());
        Optional<Account> account = found.isPresent() ? Optional.empty() : Optional.of(GONE);
        return new Facts(Optional.of(all), account, Map.of());
    }

    private static Facts account(Optional<Principals.Account> found) {
        return new Facts(
                Optional.empty(),
                Optional.of(found.map(AzureSource::account).orElse(GONE)),
                Map.of());
    }

    private static Account account(Principals.Account found) {
        return found.enabled()
                ? new Account.Active(found.managedIdentity(), found.alternativeNames())
                : new Account.Disabled();
    }

    private static Facts resource(ResourceID id, Optional<Resources.Resource> found) {
        return new Facts(
                Optional.empty(), Optional.empty(), Map.of(id, found.map(AzureSource::resource)));
    }

    private static Facts.Resource resource(Resources.Resource found) {
        return new Facts.Resource(
                found.location(),
                found.principalIDs(),
                found.scaleSetID().flatMap(ResourceID::of),
                found.untold().stream()
                        .flatMap(it -> ResourceID.of(it).stream())
                        .collect(toUnmodifiableSet()));
    }
}
