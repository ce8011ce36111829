package io.azurecredentials.credential.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a decision may look at, gathered once.
 *
 * @param now by the operator's clock
 * @param deleting whether the object was marked for deletion: nothing is issued from then on
 * @param ledger what its status has written down
 * @param shelf what stands where its Secret is, was or should be
 * @param inHand what this process knows of the attempt it works on
 * @param inspectAt when what lives in Azure is compared with what is wanted
 * @param watchAt when consumers that were restarted are looked at
 * @param dice a fresh random word, in case an attempt has to be named
 * @param draw what is known of it as a draw; empty for what is delivered as a Secret
 */
public record Facts(
        Instant now,
        Owner owner,
        boolean deleting,
        Asked asked,
        Wish wish,
        Patience patience,
        Ledger ledger,
        Shelf shelf,
        Optional<InHand> inHand,
        Instant inspectAt,
        Instant watchAt,
        String dice,
        Optional<Draw> draw) {

    /** About a credential that is delivered as a Secret. */
    public Facts(
            Instant now,
            Owner owner,
            boolean deleting,
            Asked asked,
            Wish wish,
            Patience patience,
            Ledger ledger,
            Shelf shelf,
            Optional<InHand> inHand,
            Instant inspectAt,
            Instant watchAt,
            String dice) {
        this(
                now,
                owner,
                deleting,
                asked,
                wish,
                patience,
                ledger,
                shelf,
                inHand,
                inspectAt,
                watchAt,
                dice,
                Optional.empty());
    }

    /** The same about a draw. */
    public Facts drawn(Draw known) {
        return with(Optional.of(known));
    }

    /** The same once it is decided whether a draw lives longer. */
    public Facts answered() {
        return with(draw.map(Draw::answered));
    }

    private Facts with(Optional<Draw> known) {
        return new Facts(
                now, owner, deleting, asked, wish, patience, ledger, shelf, inHand, inspectAt,
                watchAt, dice, known);
    }

    /** The same moment after status was written. */
    public Facts after(Ledger written, Optional<InHand> hand) {
        return new Facts(
                now, owner, deleting, asked, wish, patience, written, shelf, hand, inspectAt,
                watchAt, dice, draw);
    }

    /** The same moment after the Secret was written. */
    public Facts after(Shelf written) {
        return new Facts(
                now, owner, deleting, asked, wish, patience, ledger, written, inHand, inspectAt,
                watchAt, dice, draw);
    }

    /** The same if the Secret had another name. */
    Facts wanting(String secretName) {
        return after(shelf.wanting(secretName));
    }

    /** The same after something that took its time: an overlap, say, counts from then. */
    public Facts at(Instant later) {
        return new Facts(
                later, owner, deleting, asked, wish, patience, ledger, shelf, inHand, inspectAt,
                watchAt, dice, draw);
    }

    /**
     * Whether an application may be so new that parts of Azure have not heard of it: it was
     * reserved, or first shown to this process, less than {@code settle} ago. After a crash nobody
     * knows when it was made, only that it was before the present attempt.
     */
    public boolean isNew(Principal principal) {
        Optional<Instant> attempt =
                ledger.reserved().filter(_ -> principal.grantedAt().isEmpty()).map(Key::reservedAt);
        return Stream.of(
                        Optional.of(principal.reservedAt()),
                        attempt,
                        inHand.flatMap(InHand::shownAt))
                .flatMap(Optional::stream)
                .anyMatch(it -> now.isBefore(it.plus(patience.settle())));
    }
}
