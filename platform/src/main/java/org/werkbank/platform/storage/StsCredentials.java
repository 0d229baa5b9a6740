package org.werkbank.platform.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.minio.credentials.AssumeRoleProvider;
import io.minio.credentials.Credentials;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.time.Duration;
import java.util.List;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Temporary credentials of a MinIO cluster: AssumeRole with a policy made of the grants. */
final class StsCredentials implements CredentialIssuer {
  private static final int SHORTEST_SECONDS = 900;
  private static final int LONGEST_SECONDS = 7 * 24 * 3600;

  private final ObjectMapper json = new ObjectMapper();
  private final StoreAddress address;
  private final String accessKey;
  private final String secretKey;

  StsCredentials(StoreAddress address, String accessKey, String secretKey) {
    this.address = address;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  @Override
  public TemporaryCredentials issue(List<Grant> grants, Duration lifetime) {
    int seconds = (int) Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, lifetime.toSeconds()));
    try {
      Credentials credentials =
          new AssumeRoleProvider(
                  address.endpoint(),
                  accessKey,
                  secretKey,
                  seconds,
                  policy(grants),
                  address.region(),
                  null,
                  null,
                  null,
                  null)
              .fetch();
      return new TemporaryCredentials(
          credentials.accessKey(), credentials.secretKey(), credentials.sessionToken());
    } catch (NoSuchAlgorithmException | ProviderException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  /** MinIO cannot take them back; they end after their lifetime. */
  @Override
  public void revoke(TemporaryCredentials credentials) {}

  String policy(List<Grant> grants) {
    ObjectNode policy = json.createObjectNode().put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    for (Grant grant : grants) {
      ObjectNode objects = statements.addObject().put("Effect", "Allow");
      ArrayNode actions = objects.putArray("Action").add("s3:GetObject");
      if (grant.mayWrite()) {
        actions
            .add("s3:PutObject")
            .add("s3:DeleteObject")
            .add("s3:AbortMultipartUpload")
            .add("s3:ListMultipartUploadParts");
      }
      objects.putArray("Resource").add("arn:aws:s3:::" + grant.bucket() + "/" + pattern(grant));
      ObjectNode list = statements.addObject().put("Effect", "Allow");
      list.putArray("Action").add("s3:ListBucket");
      list.putArray("Resource").add("arn:aws:s3:::" + grant.bucket());
      ArrayNode prefixes =
          list.putObject("Condition").putObject("StringLike").putArray("s3:prefix");
      String folder = grant.prefix().replaceAll("/+$", "");
      prefixes.add(folder).add(folder + "/*");
    }
    return policy.toString();
  }

  private static String pattern(Grant grant) {
    return grant.prefix().endsWith("/") ? grant.prefix() + "*" : grant.prefix();
  }
}
