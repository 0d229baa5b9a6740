package org.werkbank.platform.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.werkbank.platform.TestPlatform.OFFICE_TOKEN;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

class MembersApiTest {
  @TempDir static Path home;
  static TestPlatform platform;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void officeAdmitsAMemberAndItsPeopleSignIn() {
    platform.admit("muster");
    String token = platform.token("muster", "anna", "data-scientist", "steward");
    Answer me = platform.get("/api/v1/me", token).expect(200);
    assertThat(me.json().at("/member/slug").asText()).isEqualTo("muster");
    assertThat(me.json().at("/user/email").asText()).isEqualTo("anna@muster.example");
    assertThat(me.json().get("roles")).hasSize(2);
  }

  @Test
  void refusesASecondMemberOfTheSameShortName() {
    platform.admit("doppelt");
    Answer again =
        platform.post(
            "/api/v1/members",
            OFFICE_TOKEN,
            "{\"slug\":\"doppelt\",\"name\":\"x\",\"kind\":\"company\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.header("Content-Type")).startsWith("application/problem+json");
    assertThat(again.json().get("type").asText()).endsWith("/already-exists");
  }

  @Test
  void saysWhichFieldIsMissing() {
    Answer answer = platform.post("/api/v1/members", OFFICE_TOKEN, "{\"name\":\"x\"}").expect(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/slug");
  }

  @Test
  void revokedTokenIsDeadAtOnce() {
    platform.admit("widerruf");
    String token = platform.token("widerruf", "bernd", "steward");
    String user = platform.get("/api/v1/me", token).json().at("/user/id").asText();
    Answer issued =
        platform.post("/api/v1/users/" + user + "/tokens", token, "{\"name\":\"ci\"}").expect(201);
    String second = issued.json().get("token").asText();
    platform.get("/api/v1/me", second).expect(200);
    platform.delete("/api/v1/tokens/" + issued.json().get("id").asText(), token).expect(204);
    platform.get("/api/v1/me", second).expect(401);
  }

  @Test
  void expiredTokenIsRefused() {
    platform.admit("ablauf");
    String token = platform.token("ablauf", "carla", "steward");
    String user = platform.get("/api/v1/me", token).json().at("/user/id").asText();
    String expired =
        platform
            .post(
                "/api/v1/users/" + user + "/tokens",
                token,
                "{\"name\":\"old\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
            .expect(201)
            .json()
            .get("token")
            .asText();
    Answer refused = platform.get("/api/v1/me", expired).expect(401);
    assertThat(refused.json().get("detail").asText()).contains("expired");
  }

  @Test
  void officeMakesTokensOnlyUntilThePersonHasSignedIn() {
    platform.admit("eigen");
    String token = platform.token("eigen", "dora", "data-scientist");
    String user = platform.get("/api/v1/me", token).json().at("/user/id").asText();
    platform
        .post("/api/v1/users/" + user + "/tokens", OFFICE_TOKEN, "{\"name\":\"peek\"}")
        .expect(403);
  }

  @Test
  void stewardOfAnotherMemberSeesNothing() {
    platform.admit("erste");
    platform.admit("zweite");
    String foreign = platform.token("zweite", "emil", "steward");
    platform.get("/api/v1/members/erste/users", foreign).expect(404);
  }

  @Test
  void browserSignsInWithATokenAndFormsNeedTheCsrfToken() {
    platform.admit("browser");
    String token = platform.token("browser", "frieda", "data-scientist");
    Answer signedIn = form("/sign-in", null, "token=" + enc(token));
    assertThat(signedIn.status()).isEqualTo(303);
    String cookie = signedIn.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    String session = cookie.substring(0, cookie.indexOf(';'));
    Answer account =
        platform.send(
            "GET",
            "/account",
            null,
            BodyPublishers.noBody(),
            Map.of("Cookie", session, "Accept", "text/html"));
    assertThat(account.expect(200).text()).contains("frieda@browser.example");
    assertThat(form("/account/tokens", session, "name=x&days=1").status()).isEqualTo(403);
  }

  @Test
  void wrongPasswordIsRefusedInTheReadersLanguageAndGuessingIsSlowedDown() {
    Answer refused = null;
    for (int i = 0; i < 12; i++) {
      refused = form("/sign-in", null, "email=nobody%40x.example&password=wrong");
      if (i == 0) {
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("passen nicht zusammen");
      }
    }
    assertThat(refused.status()).isEqualTo(429);
  }

  private static Answer form(String path, String cookie, String body) {
    Map<String, String> headers =
        cookie == null
            ? Map.of("Accept-Language", "de", "Content-Type", "application/x-www-form-urlencoded")
            : Map.of("Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded");
    return platform.send("POST", path, null, BodyPublishers.ofString(body), headers);
  }

  private static String enc(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
