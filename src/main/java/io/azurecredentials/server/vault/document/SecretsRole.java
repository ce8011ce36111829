package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.server.http.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code azure/roles/:name}. What a write leaves out stays, but for {@code permanently_delete}.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/azure#create-update-role">
 *     Create/Update role</a>
 */
public record SecretsRole() implements RoleDocument {
    private static final String USUAL_AUDIENCE = "AzureADMyOrg";
    private static final String AUDIENCE = "sign_in_audience";
    private static final Set<String> AUDIENCES =
            Set.of(
                    USUAL_AUDIENCE,
                    "AzureADMultipleOrgs",
                    "AzureADandPersonalMicrosoftAccount",
                    "PersonalMicrosoftAccount");
    private static final String APPLICATION = "applicationObjectID";
    private static final Set<String> FIELDS =
            Set.of(
                    "azure_roles",
                    "azure_groups",
                    "application_object_id",
                    "persist_app",
                    "permanently_delete",
                    AUDIENCE,
                    "tags",
                    "ttl",
                    "max_ttl",
                    "explicit_max_ttl",
                    "metadata");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public boolean isIn(Spec spec) {
        return spec.has(APPLICATION)
                || !spec.entries("azureRoles").isEmpty()
                || !spec.entries("azureGroups").isEmpty();
    }

    @Override
    public boolean isOtherIn(Spec spec) {
        return spec.has("login");
    }

    @Override
    public Draft write(Input input, Spec live, Spec status, boolean twoMounts) {
        Pen pen = new Pen(input, live);
        boolean elsewhere =
                !isIn(live) && live.text("configRef.name").orElse("").equals(LoginConfig.OBJECT);
        if (!live.has("configRef") || elsewhere) {
            pen.put("configRef", RoleDocument.config(SecretsConfig.OBJECT), false);
        }
        Assignments.write(pen, status);
        application(pen, status);
        pen.flag("persist_app", "persistApp");
        boolean forGood = input.flag("permanently_delete").orElse(false);
        if (forGood != pen.spec().flag("permanentlyDelete")) {
            pen.put("permanentlyDelete", forGood, false);
        }
        input.text(AUDIENCE).map(SecretsRole::audience).ifPresent(it -> audience(pen, it));
        input.texts("tags")
                .map(it -> it.stream().distinct().toList())
                .ifPresent(it -> pen.put("tags", it));
        pen.duration("ttl", "ttl");
        pen.duration("max_ttl", "maxTTL");
        pen.duration("explicit_max_ttl", "explicitMaxTTL");
        pen.ignore("metadata", "nothing is kept beside a role's fields; annotate the AzureRole");
        return pen.done(FIELDS);
    }

    /** Vault answers with the application that it keeps, and clients send that back. */
    private static void application(Pen pen, Spec status) {
        String sent = pen.input().text("application_object_id").orElse("");
        boolean echo =
                !sent.isEmpty()
                        && !pen.spec().has(APPLICATION)
                        && kept(status).filter(sent::equals).isPresent();
        if (!echo) {
            pen.text("application_object_id", APPLICATION);
        }
        if (pen.spec().has(APPLICATION) && Assignments.areIn(pen.spec())) {
            pen.drop("azureRoles");
            pen.drop("azureGroups");
            pen.warn(
                    "azure_roles and azure_groups are ignored: the rights of an existing application are not the operator's to change");
        }
    }

    private static Optional<String> kept(Spec status) {
        return status.text("application.objectID")
                .filter(_ -> status.text("application.kind").orElse("").equals("Persisted"));
    }

    private static String audience(String sent) {
        String wanted = sent.isEmpty() ? USUAL_AUDIENCE : sent;
        if (!AUDIENCES.contains(wanted)) {
            throw Refused.because(
                    400,
                    "Invalid value for sign_in_audience field. Valid values are: AzureADMyOrg, AzureADMultipleOrgs, AzureADandPersonalMicrosoftAccount, PersonalMicrosoftAccount");
        }
        return wanted;
    }

    private static void audience(Pen pen, String wanted) {
        if (pen.spec().has("signInAudience") || !wanted.equals(USUAL_AUDIENCE)) {
            pen.put("signInAudience", wanted, false);
        }
    }

    @Override
    public Spec without(Spec spec) {
        Spec left = spec;
        for (String field :
                List.of(
                        "azureRoles",
                        "azureGroups",
                        APPLICATION,
                        "tags",
                        "ttl",
                        "maxTTL",
                        "explicitMaxTTL")) {
            left = left.without(field);
        }
        left = left.flag("persistApp") ? left.with("persistApp", false) : left;
        return left.flag("permanentlyDelete") ? left.with("permanentlyDelete", false) : left;
    }

    @Override
    public ObjectNode show(Spec spec, Spec status) {
        Shown shown =
                new Shown(spec)
                        .seconds("ttl", "ttl")
                        .seconds("max_ttl", "maxTTL")
                        .seconds("explicit_max_ttl", "explicitMaxTTL");
        Assignments.show(shown, spec, status);
        shown.text("application_object_id", spec.text(APPLICATION).or(() -> kept(status)))
                .flag("permanently_delete", "permanentlyDelete")
                .flag("persist_app", "persistApp");
        shown.text(AUDIENCE, spec.text("signInAudience").filter(it -> !it.equals(USUAL_AUDIENCE)));
        shown.texts("tags", "tags");
        return shown.data();
    }
}
