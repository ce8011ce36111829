package io.azurecredentials.testcluster;

/** Why no test runs on the cluster that was given; the message is one sentence for a person. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        super(sentence);
    }
}
