package com.syncsketch.mock.internal.service;

import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.World;

/** One world with everything that acts on it. A reset makes a new one. */
public final class Service {

    private final World world;
    private final Api api;

    /**
     * Makes a world in which there is one user, administrator of one workspace.
     *
     * @param contract what requests and answers are held against
     * @param settings how it behaves
     */
    public Service(Contract contract, Settings settings) {
        world = new World(settings.clock(), settings.firstId(), settings.randomSeed());
        Login login = new Login(world);
        Person user = world.people().add(new Person(world.newId(), settings.user(), settings.user()));
        login.accept(user, settings.key());
        Account account = world.accounts().add(new Account(world.newId(), "Studio"));
        world.connections().add(Connection.toAccount(world.newId(), user, account, "admin"));

        Records records = new Records(world);
        Views views = new Views(world);
        Lists lists = new Lists(settings.pageSize());
        Handlers handlers = new Handlers();
        new AccountHandlers(world, records, views, lists).addTo(handlers);
        api = new Api(contract, handlers, login, world, settings.strict());
    }

    /**
     * Gives the state.
     *
     * @return the world
     */
    public World world() {
        return world;
    }

    /**
     * Gives what answers requests.
     *
     * @return the service
     */
    public Api api() {
        return api;
    }
}
