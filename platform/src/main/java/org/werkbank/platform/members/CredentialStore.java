package org.werkbank.platform.members;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Transaction;

/** SQL of tokens and sessions; it sees hashes of secrets alone. */
final class CredentialStore {
  public record TokenRow(
      String id, String userId, String name, long createdAt, @Nullable Long expiresAt) {
    Token token() {
      return new Token(
          id,
          userId,
          name,
          Instant.ofEpochMilli(createdAt),
          expiresAt == null ? null : Instant.ofEpochMilli(expiresAt));
    }
  }

  public record SessionRow(String id, String userId, String csrf) {}

  private final Transaction tx;

  CredentialStore(Transaction tx) {
    this.tx = tx;
  }

  void insertToken(Token token, String secretSha256) {
    tx.handle()
        .createUpdate(
            """
            insert into tokens (id, user_id, name, secret_sha256, created_at, expires_at)
            values (:id, :userId, :name, :secret, :createdAt, :expiresAt)
            """)
        .bind("id", token.id())
        .bind("userId", token.userId())
        .bind("name", token.name())
        .bind("secret", secretSha256)
        .bind("createdAt", token.createdAt().toEpochMilli())
        .bind("expiresAt", token.expiresAt() == null ? null : token.expiresAt().toEpochMilli())
        .execute();
  }

  /** The user of a token that is neither revoked nor expired. */
  Optional<String> userOfToken(String secretSha256, Instant now) {
    return tx.handle()
        .createQuery(
            """
            select user_id
            from tokens
            where secret_sha256 = :secret
              and revoked_at is null
              and (expires_at is null or expires_at > :now)
            """)
        .bind("secret", secretSha256)
        .bind("now", now.toEpochMilli())
        .mapTo(String.class)
        .findOne();
  }

  Optional<Token> tokenById(String id) {
    return tx.handle()
        .createQuery(
            """
            select id, user_id, name, created_at, expires_at
            from tokens
            where id = :id and revoked_at is null
            """)
        .bind("id", id)
        .mapTo(TokenRow.class)
        .map(TokenRow::token)
        .findOne();
  }

  List<Token> tokensOf(String userId) {
    return tx.handle()
        .createQuery(
            """
            select id, user_id, name, created_at, expires_at
            from tokens
            where user_id = :userId and revoked_at is null
            order by created_at desc, id
            """)
        .bind("userId", userId)
        .mapTo(TokenRow.class)
        .map(TokenRow::token)
        .list();
  }

  int revoke(String tokenId, Instant now) {
    return tx.handle()
        .createUpdate("update tokens set revoked_at = :now where id = :id and revoked_at is null")
        .bind("now", now.toEpochMilli())
        .bind("id", tokenId)
        .execute();
  }

  void insertSession(
      String id, String userId, String secretSha256, String csrf, Instant now, Instant expiresAt) {
    tx.handle()
        .createUpdate(
            """
            insert into sessions (id, user_id, secret_sha256, csrf, created_at, expires_at)
            values (:id, :userId, :secret, :csrf, :now, :expiresAt)
            """)
        .bind("id", id)
        .bind("userId", userId)
        .bind("secret", secretSha256)
        .bind("csrf", csrf)
        .bind("now", now.toEpochMilli())
        .bind("expiresAt", expiresAt.toEpochMilli())
        .execute();
  }

  Optional<SessionRow> session(String secretSha256, Instant now) {
    return tx.handle()
        .createQuery(
            """
            select id, user_id, csrf
            from sessions
            where secret_sha256 = :secret and expires_at > :now
            """)
        .bind("secret", secretSha256)
        .bind("now", now.toEpochMilli())
        .mapTo(SessionRow.class)
        .findOne();
  }

  void deleteSession(String secretSha256) {
    tx.handle()
        .createUpdate("delete from sessions where secret_sha256 = :secret")
        .bind("secret", secretSha256)
        .execute();
  }

  /** Forgets sessions nobody can use any more. */
  void deleteExpired(Instant now) {
    tx.handle()
        .createUpdate("delete from sessions where expires_at <= :now")
        .bind("now", now.toEpochMilli())
        .execute();
  }
}
