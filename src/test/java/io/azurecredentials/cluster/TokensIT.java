package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.cluster.fixture.QuietCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl acts as ServiceAccounts. */
class TokensIT extends WithKubectl {

    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final Path home;

    TokensIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
        this.home = home;
    }

    private Kubectl as(String account) {
        Path file = cluster.writeKubeconfig(home.resolve(account), "default", account);
        return new Kubectl(file, home);
    }

    @Test
    void every_namespace_has_a_default_account_that_comes_back() {
        kubectl.run("create", "ns", "n");

        QuietCluster.eventually(
                () -> kubectl.runWith("", "get", "sa", "default", "-n", "n").exit() == 0);
        kubectl.run("delete", "sa", "default", "-n", "n");
        QuietCluster.eventually(
                () -> kubectl.runWith("", "get", "sa", "default", "-n", "n").exit() == 0);
        kubectl.run("delete", "ns", "n", "--timeout=20s");
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
                .contains("\"sub\":\"system:serviceaccount:default:robot\"")
                .contains("\"aud\":[\"somewhere\"]")
                .contains("\"kubernetes.io\":{\"namespace\":\"default\",\"serviceaccount\":{");
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
                        "system:serviceaccount:default:robot",
                        "system:serviceaccounts system:serviceaccounts:default");
        assertThat(robot.fails("get", "cm")).contains("cannot list resource \"configmaps\"");
        kubectl.run(
                "create",
                "rolebinding",
                "v",
                "--clusterrole=view",
                "--serviceaccount=default:robot");
        assertThat(robot.run("get", "sa")).contains("robot");
        kubectl.run("delete", "sa", "robot");
        kubectl.run("create", "sa", "robot");
        assertThat(robot.fails("get", "cm")).contains("Unauthorized");
    }

    @Test
    void acting_for_others_takes_impersonate() {
        kubectl.run("create", "sa", "robot");
        Kubectl robot = as("robot");

        assertThat(robot.fails("get", "--raw", MAPS, "--as=alice"))
                .contains(
                        "users \"alice\" is forbidden: User"
                                + " \"system:serviceaccount:default:robot\" cannot impersonate"
                                + " resource \"users\" in API group \"\" at the cluster scope");
        kubectl.run("create", "clusterrole", "i", "--verb=impersonate", "--resource=users");
        kubectl.run(
                "create",
                "clusterrolebinding",
                "i",
                "--clusterrole=i",
                "--serviceaccount=default:robot");
        assertThat(robot.fails("get", "--raw", MAPS, "--as=alice"))
                .contains("User \"alice\" cannot list");
        assertThat(robot.fails("get", "--raw", MAPS, "--as=alice", "--as-group=system:masters"))
                .contains("cannot impersonate resource \"groups\"");
    }
}
