package io.azurecredentials.azure;

/**
 * Whose accounts an application lets sign in.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/application#signinaudience-values">
 *     signInAudience values</a>
 */
public enum SignInAudience {
    /** Those of its own tenant. */
    AZURE_AD_MY_ORG("AzureADMyOrg"),
    /** Those of any tenant. */
    AZURE_AD_MULTIPLE_ORGS("AzureADMultipleOrgs"),
    /** Those of any tenant, and personal ones; two passwords at most. */
    AZURE_AD_AND_PERSONAL_MICROSOFT_ACCOUNT("AzureADandPersonalMicrosoftAccount"),
    /** Personal ones only; two passwords at most. */
    PERSONAL_MICROSOFT_ACCOUNT("PersonalMicrosoftAccount");

    private final String text;

    SignInAudience(String text) {
        this.text = text;
    }

    /** Whether personal Microsoft accounts are among them. */
    boolean isPersonal() {
        return this == AZURE_AD_AND_PERSONAL_MICROSOFT_ACCOUNT
                || this == PERSONAL_MICROSOFT_ACCOUNT;
    }

    /** As Graph writes it. */
    @Override
    public String toString() {
        return text;
    }
}
