package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Admission;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.login.resolution.LookUpRetry;
import io.azurecredentials.session.Issued;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.net.InetAddress;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A door with one role behind it, that counts who is asked and what is made on the way. */
public final class Doorstep {
    public static final RoleID ROLE = new RoleID("team-a", "reader", "fake-uid");
    public static final InetAddress HOME = AddressRange.address("10.0.0.1").orElseThrow();

    /** Where nothing is done that counts. */
    public static final Counts NOTHING = new Counts(0, 0, 0, 0);

    private final Map<String, Terms> known = new HashMap<>();
    private final Map<String, Terms> present = new HashMap<>();
    private final Cast cast = new Cast(() -> "fake");
    private Optional<String> own = Optional.empty();
    private Facts facts = Facts.NONE;
    private Optional<Problem> failure = Optional.empty();
    private Optional<Problem> unwritten = Optional.empty();
    private Consumer<Doorstep> meanwhile = _ -> {};
    private Instant now = Tokens.NOW;
    private boolean keysAreThere = true;
    private Optional<Problem> unread = Optional.empty();
    private boolean listening = true;
    private Problem none = new Problem.UserError(Reason.ROLE_NOT_FOUND, "fake");
    private int keys;
    private int azure;
    private int kubernetes;
    private int issued;

    /**
     * What a login led to.
     *
     * @param keys how often a key was looked for, which may be a request to Entra
     * @param azure decisions that Azure was asked for
     * @param kubernetes roles read from the API server
     * @param issued tokens, which may be objects written
     */
    public record Counts(int keys, int azure, int kubernetes, int issued) {}

    /** With a role for somebody, and a batch token for him. */
    public static Doorstep open() {
        return new Doorstep().with(terms(bound(), List.of()));
    }

    public Doorstep with(Terms terms) {
        return knowing(terms).having(terms);
    }

    public Doorstep knowing(Terms terms) {
        known.put(terms.role().namespace() + "/" + terms.role().name(), terms);
        cast.add(terms.role());
        return this;
    }

    /** Of all other names there are roles that nobody can log in for. */
    Doorstep refusing(Problem problem) {
        none = problem;
        return this;
    }

    public Doorstep having(Terms terms) {
        present.put(terms.role().namespace() + "/" + terms.role().name(), terms);
        return this;
    }

    public Doorstep without() {
        present.clear();
        return this;
    }

    public Doorstep answering(Facts some) {
        facts = some;
        return this;
    }

    public Doorstep failing(Problem problem) {
        failure = Optional.of(problem);
        return this;
    }

    Doorstep meanwhile(Consumer<Doorstep> change) {
        meanwhile = change;
        return this;
    }

    Doorstep unwritten(Problem problem) {
        unwritten = Optional.of(problem);
        return this;
    }

    public Doorstep at(Instant time) {
        now = time;
        return this;
    }

    /** The API server is not there any more. */
    public Doorstep unreachable() {
        return unread(Problem.retryable(Reason.KUBERNETES_UNAVAILABLE, "fake"));
    }

    public Doorstep unread(Problem problem) {
        unread = Optional.of(problem);
        return this;
    }

    /** The operator itself signs in with that client id. */
    public Doorstep signingInAs(String clientID) {
        own = Optional.of(clientID);
        return this;
    }

    public Doorstep withoutKeys() {
        keysAreThere = false;
        return this;
    }

    public Doorstep deaf() {
        listening = false;
        return this;
    }

    public Counts counts() {
        return new Counts(keys, azure, kubernetes, issued);
    }

    public Gatekeeper gatekeeper() {
        return new Gatekeeper(
                new Views(this::known, cast, this::present, this::present),
                _ -> this::key,
                new OutsidersOnly(own, _ -> Optional.empty(), this::decide),
                () -> now);
    }

    public Login.Outcome login(Attempt attempt) {
        return new Login(gatekeeper(), this::issue).login(attempt);
    }

    static Attempt attempt(String jwt) {
        return new Attempt("team-a", "reader", Sensitive.of(jwt), Hints.NONE, HOME);
    }

    public static Bindings bound() {
        return new Bindings(
                Set.of(Tokens.OBJECT), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    public static Terms terms(Bindings bindings, List<AddressRange> ranges) {
        return terms(ROLE, Tokens.expected(), bindings, ranges);
    }

    public static Terms terms(
            RoleID role, Expected expected, Bindings bindings, List<AddressRange> ranges) {
        AzureConfig config = new AzureConfig();
        config.setMetadata(new ObjectMetaBuilder().withName("azure").withUid("fake").build());
        TokenRules token =
                new TokenRules(
                        TokenRules.Kind.BATCH,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(24),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        ranges,
                        List.of("default"));
        LookUpRetry retry = new LookUpRetry(0, Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new Terms(
                role, new LoginRules(expected, bindings, token, retry), Cloud.PUBLIC, config);
    }

    private Answer<Terms> known(String namespace, String name) {
        return listening
                ? found(known, namespace, name)
                : Answer.refused(Problem.retryable(Reason.KUBERNETES_UNAVAILABLE, "fake"));
    }

    private Answer<Terms> present(String namespace, String name) {
        kubernetes++;
        return unread.<Answer<Terms>>map(Answer::refused)
                .orElseGet(() -> found(present, namespace, name));
    }

    private Answer<Terms> found(Map<String, Terms> all, String namespace, String name) {
        Terms there = all.get(namespace + "/" + name);
        return there == null ? Answer.refused(none) : Answer.given(there);
    }

    private Keys.Lookup key(io.azurecredentials.login.jwt.TokenVersion version, String keyID) {
        keys++;
        if (!keysAreThere) {
            return new Keys.Lookup.Unavailable();
        }
        return keyID.equals(Tokens.KEY_ID)
                ? new Keys.Lookup.Found((RSAPublicKey) Tokens.ENTRA.getPublic())
                : new Keys.Lookup.Unknown();
    }

    private Answer<Decision> decide(
            Terms terms, io.azurecredentials.login.policy.Subject subject, Hints hints) {
        Bindings bindings = terms.rules().bindings();
        Decision decision = Admission.decide(bindings, subject, hints, Facts.NONE);
        if (!(decision instanceof Decision.Undecided)) {
            return Answer.given(decision);
        }
        azure++;
        meanwhile.accept(this);
        return failure.<Answer<Decision>>map(Answer::refused)
                .orElseGet(() -> Answer.given(Admission.decide(bindings, subject, hints, facts)));
    }

    private Answer<Issued> issue(RoleID role, Subject subject, TokenRules rules) {
        if (unwritten.isPresent()) {
            return Answer.refused(unwritten.get());
        }
        issued++;
        return Answer.given(new Issued.Made(io.azurecredentials.server.vault.OurTokens.batch()));
    }
}
