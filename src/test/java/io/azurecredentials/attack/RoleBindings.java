package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.AZURE;
import static io.azurecredentials.attack.Costs.ROLE;
import static io.azurecredentials.attack.Costs.malformed;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Costs.unavailable;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 60 to 77: where somebody is. */
final class RoleBindings {
    private static final String VALID = Tokens.valid();
    private static final String GROUP =
            "/subscriptions/" + Tokens.SUBSCRIPTION + "/resourceGroups/";
    private static final String IDENTITY =
            GROUP + "rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app";

    static final List<Row> ROWS =
            List.of(
                    hint(60, "another machine's name", "vm_name", "vm-other"),
                    played(
                            61,
                            "a group that begins like another",
                            refused("ResourceGroup", ROLE),
                            () -> group("rg-app-2").login(VALID)),
                    played(
                            61,
                            "a group that another begins with",
                            refused("ResourceGroup", ROLE),
                            () -> group("rg").login(VALID)),
                    hint(61, "a name that the machine's begins with", "vm_name", "vm"),
                    played(
                            62,
                            "a bound group in the caller's words",
                            refused("Hint", ROLE),
                            () ->
                                    group("prod")
                                            .login(
                                                    VALID,
                                                    it ->
                                                            it.put(
                                                                    "resource_id",
                                                                    GROUP
                                                                            + "prod/providers/Microsoft.Compute/virtualMachines/vm-app"))),
                    hint(
                            63,
                            "another subscription",
                            "subscription_id",
                            "eeeeeeee-0000-4000-8000-0000000000ff"),
                    broken(64, "a way up", "vm_name", "../a"),
                    broken(64, "an encoded one", "resource_group_name", "%2e%2e%2f"),
                    broken(64, "a division slash", "vm_name", "a\u2215b"),
                    broken(64, "two lines", "subscription_id", "a\r\nb"),
                    broken(65, "an id with a way up", "resource_id", Tokens.MACHINE + "/../x"),
                    broken(
                            65,
                            "an id with a query",
                            "resource_id",
                            Tokens.MACHINE + "?api-version=1"),
                    broken(
                            65,
                            "an id that is a URL",
                            "resource_id",
                            "https://a.invalid" + Tokens.MACHINE),
                    broken(
                            65,
                            "two hundred segments",
                            "resource_id",
                            "/subscriptions" + "/a".repeat(199)),
                    shown(
                            66,
                            "a redirect of Azure's",
                            "not followed, and no token goes elsewhere",
                            "azure.RedirectsIT#no_redirect_is_followed"),
                    shown(
                            67,
                            "an address of Resource Manager in a request or a token",
                            "every request goes to hosts of the config's cloud",
                            "azure.CloudsIT#nothing_leads_out_of_a_cloud"),
                    played(
                            68,
                            "while Azure does not answer",
                            unavailable("AzureThrottled", AZURE),
                            () ->
                                    Scene.at(
                                                    located(Facts.NONE)
                                                            .failing(
                                                                    Problem.retryable(
                                                                            Reason.AZURE_THROTTLED,
                                                                            "fake")))
                                            .login(VALID)),
                    played(
                            68,
                            "a machine that is not there",
                            refused("ResourceGone", AZURE),
                            () -> Scene.at(located(machine(Optional.empty()))).login(VALID)),
                    shown(
                            69,
                            "many logins for one principal",
                            "one question at a time for all who ask it, a minute's memory, and a"
                                    + " pace for each",
                            "login.lookup.QuestionsTest#who_asks_the_same_meanwhile_waits_for_the_same_answer",
                            "login.lookup.LookupsTest#one_who_asks_about_many_machines_has_to_slow_down",
                            "login.lookup.ThrottleTest#one_principal_has_a_few_at_once_and_two_a_second"),
                    played(
                            70,
                            "an identity on a machine that the caller chose",
                            refused("MachineUnproven", ROLE),
                            () ->
                                    Scene.at(located(machine(Optional.of(here(Tokens.OBJECT)))))
                                            .login(
                                                    Tokens.with(
                                                            it -> it.put("xms_mirid", IDENTITY)),
                                                    it -> it.put("vm_name", "vm-app"))),
                    played(
                            71,
                            "a machine that has another identity now",
                            refused("IdentityElsewhere", AZURE),
                            () ->
                                    Scene.at(located(machine(Optional.of(here("other")))))
                                            .login(VALID)),
                    played(
                            72,
                            "a machine called as if it were of the set",
                            refused("ScaleSet", AZURE),
                            RoleBindings::set),
                    shown(
                            72,
                            "an instance of another set, uniform or flexible",
                            "refused by what the token and Resource Manager say, not by names",
                            "login.policy.BindingAttacksTest#none_of_them_leads_in"),
                    shown(
                            74,
                            "something that is no machine",
                            "it is where it is, and never on a machine or in a set",
                            "login.policy.BindingAttacksTest#none_of_them_leads_in",
                            "login.policy.ProofAttacksTest#none_of_them_leads_in"),
                    shown(
                            75,
                            "an identity that was deleted, with a token that is still good",
                            "lets in where nothing but its id is bound, for as long as maxTokenAge"
                                    + " says; no renewal",
                            "login.policy.RenewalTest#who_is_bound_by_his_id_alone_has_to_be_in_the_directory_still",
                            "login.jwt.TokenVerifierTest#a_config_may_want_tokens_that_are_younger_than_their_validity"),
                    shown(
                            76,
                            "letters that fold to others",
                            "other letters; no locale changes that",
                            "login.policy.BindingAttacksTest#none_of_them_leads_in",
                            "login.jwt.ResourceIDTest#letters_that_only_look_alike_or_fold_are_others",
                            "login.jwt.TokenVerifierTest#no_locale_changes_anything"),
                    played(
                            77,
                            "an identity's location for a machine's",
                            refused("MachineUnproven", ROLE),
                            () ->
                                    Scene.at(located(Facts.NONE))
                                            .login(
                                                    Tokens.with(
                                                            it -> it.put("xms_mirid", IDENTITY)))));

    private RoleBindings() {}

    private static Row hint(int number, String title, String name, String value) {
        return played(
                number,
                title,
                refused("Hint", ROLE),
                () -> Scene.open().login(VALID, it -> it.put(name, value)));
    }

    private static Row broken(int number, String title, String name, String value) {
        return played(
                number,
                title,
                malformed(),
                () -> Scene.open().login(VALID, it -> it.put(name, value)));
    }

    private static Scene group(String name) {
        return Scene.at(bound(Set.of(name), Set.of(), Set.of()));
    }

    private static Seen set() {
        Facts alone = machine(Optional.of(here(Tokens.OBJECT)));
        return Scene.at(bound(Set.of(), Set.of(), Set.of("vm")).answering(alone)).login(VALID);
    }

    private static Doorstep located(Facts facts) {
        return bound(Set.of(), Set.of("westeurope"), Set.of()).answering(facts);
    }

    private static Doorstep bound(Set<String> groups, Set<String> locations, Set<String> sets) {
        Bindings bindings = new Bindings(Set.of("*"), Set.of(), Set.of(), groups, locations, sets);
        return new Doorstep().with(Doorstep.terms(bindings, List.of()));
    }

    private static Facts machine(Optional<Facts.Resource> answer) {
        ResourceID id = ResourceID.of(Tokens.MACHINE).orElseThrow();
        return new Facts(Optional.empty(), Optional.empty(), Map.of(id, answer));
    }

    private static Facts.Resource here(String principal) {
        return new Facts.Resource("westeurope", Set.of(principal), Optional.empty());
    }
}
