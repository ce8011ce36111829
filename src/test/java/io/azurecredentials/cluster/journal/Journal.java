package io.azurecredentials.cluster.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first; older ones are forgotten. */
public final class Journal {

    private static final int KEPT = 200_000;

    private final Deque<Request> requests = new ArrayDeque<>();
    private long last;

    /** Notes a request and numbers it. */
    public synchronized void add(Request request) {
        last++;
        requests.addLast(request.numbered(last));
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }

    /** A copy of what is kept. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }
}
