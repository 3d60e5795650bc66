import com.syncsketch.sdk.client.SyncSketchClient;

/** The smallest program that uses the client, with credentials from the environment. */
public final class FirstCall {

    private FirstCall() {}

    public static void main(String[] args) {
        try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
            System.out.println(client.accounts().list().getObjects().get(0).getName());
        }
    }
}
