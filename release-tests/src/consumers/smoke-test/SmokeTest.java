import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.api.AccountsApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.webhook.WebhookParser;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.Review;
import feign.Feign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.core5.http.HttpHost;

/**
 * Uses the main features of the client and prints the versions of its libraries. Arguments: the host, user, key and a file,
 * and the URL and certificate of a host with TLS.
 */
public final class SmokeTest {

    private SmokeTest() {}

    public static void main(String[] args) throws Exception {
        System.out.println("jackson " + version(ObjectMapper.class));
        System.out.println("feign " + version(Feign.class));
        System.out.println("httpcore5 " + version(HttpHost.class));
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(args[0])
                .credentials(Credentials.apiKey(args[1], args[2]))
                .build()) {
            long account = client.accounts().list().getObjects().get(0).getId();
            Project project = client.projects().create(account, "Show \u00c4");
            for (int i = 0; i < 3; i++) {
                client.projects().create(account, "Show " + i);
            }
            client.projects()
                    .update(project.getId(), ProjectUpdate.builder().name("Show B").description(null).build());
            Project read = client.projects().get(project.getId());
            System.out.println("updated " + read.getName() + ", created " + (read.getCreated() != null));

            List<Project> all = client.projects()
                    .all(ProjectQuery.builder().limit(2).build()).stream()
                    .filter(candidate -> candidate.getName().startsWith("Show"))
                    .toList();
            System.out.println("paged " + all.size());

            Review review = client.reviews().create(project.getId(), "Dailies");
            Item item = client.uploads().upload(review.getId(), Path.of(args[3]));
            System.out.println("uploaded " + item.getName() + " of " + Files.size(Path.of(args[3])));
            client.annotations().addComment(item.getId(), review.getId(), 42, "Hold two frames longer");

            try {
                client.projects().get(987654321);
            } catch (NotFoundException e) {
                System.out.println("missing " + e.getStatus());
            }
            System.out.println("event "
                    + WebhookParser.parse("{\"action\": \"review_created\", \"review_id\": 456}")
                            .getClass()
                            .getSimpleName());

            // Written and read again with the user's ObjectMapper.
            ObjectMapper mapper = new ObjectMapper();
            Project again = mapper.readValue(mapper.writeValueAsString(read), Project.class);
            System.out.println("same " + again.equals(read));
        }
        System.out.println("generated " + AccountsApi.class.isInterface());
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(args[4])
                .trustedCertificates(Path.of(args[5]))
                .credentials(Credentials.apiKey(args[1], args[2]))
                .build()) {
            System.out.println("secure " + client.accounts().list().getObjects().get(0).getName());
        }
    }

    private static String version(Class<?> type) {
        String file = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return file.substring(file.lastIndexOf('-') + 1, file.length() - ".jar".length());
    }
}
