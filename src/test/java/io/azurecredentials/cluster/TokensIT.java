package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.testcluster.Capability;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl acts as ServiceAccounts. */
class TokensIT extends WithKubectl {

    private final String maps;
    private final Path home;

    TokensIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
        maps = "/api/v1/namespaces/" + namespace + "/configmaps";
        this.home = home;
    }

    private Kubectl as(String account) {
        return new Kubectl(cluster.kubeconfig(namespace, account), home);
    }

    @Test
    void every_namespace_has_a_default_account_that_comes_back() {
        cluster.needs(Capability.MAKES_DEFAULT_ACCOUNTS);
        String other = cluster.namespace("n");
        kubectl.run("create", "ns", other);

        QuietCluster.eventually(
                () -> kubectl.runWith("", "get", "sa", "default", "-n", other).exit() == 0);
        kubectl.run("delete", "sa", "default", "-n", other);
        QuietCluster.eventually(
                () -> kubectl.runWith("", "get", "sa", "default", "-n", other).exit() == 0);
        kubectl.run("delete", "ns", other, "--timeout=50s");
    }

    @Test
    void a_token_says_whose_it_is_and_how_long_it_lasts() {
        kubectl.run("create", "sa", "robot");
        String token =
                kubectl.run("create", "token", "robot", "--audience=somewhere", "--duration=10m")
                        .trim();

        String claims =
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                        StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"sub\":\"system:serviceaccount:" + namespace + ":robot\"")
                .contains("\"aud\":[\"somewhere\"]")
                .contains("\"kubernetes.io\":{\"namespace\":\"" + namespace + "\"")
                .contains("\"serviceaccount\":{");
        assertThat(kubectl.fails("create", "token", "robot", "--duration=5m"))
                .contains("may not specify a duration less than 10 minutes");
        assertThat(as("robot").fails("get", "cm", "--token=" + token))
                .contains("You must be logged in");
    }

    @Test
    void an_account_is_who_it_is_until_it_is_deleted() {
        kubectl.run("create", "sa", "robot");
        Kubectl robot = as("robot");

        assertThat(robot.run("auth", "whoami"))
                .contains(
                        "system:serviceaccount:" + namespace + ":robot",
                        "system:serviceaccounts system:serviceaccounts:" + namespace);
        assertThat(robot.fails("get", "cm")).contains("cannot list resource \"configmaps\"");
        kubectl.run("create", "role", "v", "--verb=list", "--resource=serviceaccounts");
        kubectl.run(
                "create",
                "rolebinding",
                "v",
                "--role=v",
                "--serviceaccount=" + namespace + ":robot");
        assertThat(robot.run("get", "sa")).contains("robot");
        kubectl.run("delete", "sa", "robot");
        kubectl.run("create", "sa", "robot");
        QuietCluster.eventually(
                () -> robot.runWith("", "get", "cm").err().contains("Unauthorized"));
    }

    @Test
    void acting_for_others_takes_impersonate() {
        kubectl.run("create", "sa", "robot");
        Kubectl robot = as("robot");

        assertThat(robot.fails("get", "--raw", maps, "--as=alice"))
                .contains(
                        "users \"alice\" is forbidden: User"
                                + " \"system:serviceaccount:"
                                + namespace
                                + ":robot\" cannot impersonate"
                                + " resource \"users\" in API group \"\" at the cluster scope");
        String role = cluster.suffixed("i");
        kubectl.run("create", "clusterrole", role, "--verb=impersonate", "--resource=users");
        kubectl.run(
                "create",
                "clusterrolebinding",
                role,
                "--clusterrole=" + role,
                "--serviceaccount=" + namespace + ":robot");
        assertThat(robot.fails("get", "--raw", maps, "--as=alice"))
                .contains("User \"alice\" cannot list");
        assertThat(robot.fails("get", "--raw", maps, "--as=alice", "--as-group=system:masters"))
                .contains("cannot impersonate resource \"groups\"");
    }
}
