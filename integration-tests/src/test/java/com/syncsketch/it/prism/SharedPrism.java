package com.syncsketch.it.prism;

import java.net.URI;

/** A mock for a whole test run. The object stays the same if the server is restarted. */
final class SharedPrism implements PrismServer {
    /** The properties of a shared server. */
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

    /** Returns the current server. */
    PrismServer current() {
        return current;
    }

    /** If Prism has exited, restarts it and fails, because a request must not stop it. */
    synchronized void failIfExited() {
        PrismServer exited = current;
        if (exited.isAlive()) {
            return;
        }
        String log = PrismLog.of(exited.log()).tail();
        URI before = exited.uri();
        exited.close();
        try {
            // The same port, for existing clients.
            current = PrismServer.start(contract.path(), options.port(before.getPort()));
        } catch (IllegalStateException portTaken) {
            current = PrismServer.start(contract.path(), options);
        }
        throw new AssertionError("Prism exited during this test and was restarted. " + log);
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
