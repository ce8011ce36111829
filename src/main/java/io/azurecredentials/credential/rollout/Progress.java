package io.azurecredentials.credential.rollout;

/**
 * How far the pods of a workload follow its pod template, as its status says.
 *
 * @param generation of its spec
 * @param observed the generation that its controller has seen
 * @param wanted how many pods it is to have
 * @param updated how many of them follow the present template
 * @param available how many serve
 * @param all how many there are, those of former templates included
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#complete-deployment">
 *     Complete Deployment</a>
 */
record Progress(long generation, long observed, int wanted, int updated, int available, int all) {

    /** Whether every pod follows the template; a partition or {@code OnDelete} keeps others. */
    boolean isComplete() {
        return observed >= generation && updated >= wanted && all <= updated && available >= wanted;
    }
}
