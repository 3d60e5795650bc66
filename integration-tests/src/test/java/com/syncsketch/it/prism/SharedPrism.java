package com.syncsketch.it.prism;

import java.net.URI;

/** One mock for a whole run: the same object for all tests, whatever happens to the server behind it. */
final class SharedPrism implements PrismServer {
    /** What two classes must agree on to share one server. */
    record Key(String contract, boolean errors) {}

    private final ContractFile contract;
    private final PrismOptions options;
    private volatile PrismServer current;

    SharedPrism(Key key) {
        contract = ContractFile.copy(key.contract());
        options = key.errors() ? PrismOptions.mock().errors() : PrismOptions.mock();
        try {
            current = PrismServer.start(contract.path(), options);
        } catch (RuntimeException e) {
            contract.close();
            throw e;
        }
    }

    /** The server behind it. */
    PrismServer current() {
        return current;
    }

    /** Starts Prism again if it has ended, and fails, because a request must not end it. */
    synchronized void failIfDead() {
        PrismServer dead = current;
        if (dead.isAlive()) {
            return;
        }
        String log = PrismLog.of(dead.log()).tail();
        URI before = dead.uri();
        dead.close();
        try {
            // The same port, for clients that were built before.
            current = PrismServer.start(contract.path(), options.port(before.getPort()));
        } catch (IllegalStateException portTaken) {
            current = PrismServer.start(contract.path(), options);
        }
        throw new AssertionError("Prism ended during this test and was started again. " + log);
    }

    @Override
    public URI uri() {
        return current.uri();
    }

    @Override
    public String log() {
        return current.log();
    }

    @Override
    public PrismMode mode() {
        return current.mode();
    }

    @Override
    public String version() {
        return current.version();
    }

    @Override
    public boolean isAlive() {
        return current.isAlive();
    }

    @Override
    public void close() {
        current.close();
        contract.close();
    }
}
