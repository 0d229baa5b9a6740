package org.werkbank.platform.members;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.web.Role;

/** SQL of members and users. */
final class MemberStore {
  public record MemberRow(String id, String slug, String name, String kind, long createdAt) {
    Member member() {
      return new Member(id, slug, name, MemberKind.of(kind), Instant.ofEpochMilli(createdAt));
    }
  }

  public record UserRow(
      String id,
      String memberId,
      String email,
      String name,
      String roles,
      @Nullable String passwordHash,
      @Nullable Long activatedAt,
      long createdAt) {
    User user() {
      return new User(
          id,
          memberId,
          email,
          name,
          Arrays.stream(roles.split(",")).map(Role::of).collect(Collectors.toSet()),
          activatedAt != null,
          Instant.ofEpochMilli(createdAt));
    }
  }

  private final Transaction tx;

  MemberStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Member member) {
    tx.handle()
        .createUpdate(
            """
            insert into members (id, slug, name, kind, created_at)
            values (:id, :slug, :name, :kind, :createdAt)
            """)
        .bind("id", member.id())
        .bind("slug", member.slug())
        .bind("name", member.name())
        .bind("kind", member.kind().slug())
        .bind("createdAt", member.createdAt().toEpochMilli())
        .execute();
  }

  List<Member> all() {
    return tx.handle()
        .createQuery("select id, slug, name, kind, created_at from members order by name, id")
        .mapTo(MemberRow.class)
        .map(MemberRow::member)
        .list();
  }

  Optional<Member> bySlug(String slug) {
    return tx.handle()
        .createQuery("select id, slug, name, kind, created_at from members where slug = :slug")
        .bind("slug", slug)
        .mapTo(MemberRow.class)
        .map(MemberRow::member)
        .findOne();
  }

  Optional<Member> byId(String id) {
    return tx.handle()
        .createQuery("select id, slug, name, kind, created_at from members where id = :id")
        .bind("id", id)
        .mapTo(MemberRow.class)
        .map(MemberRow::member)
        .findOne();
  }

  OptionalLong quota(String id) {
    Long quota =
        tx.handle()
            .createQuery("select quota_bytes from members where id = :id")
            .bind("id", id)
            .mapTo(Long.class)
            .findFirst()
            .orElse(null);
    return quota == null ? OptionalLong.empty() : OptionalLong.of(quota);
  }

  void allow(String id, @Nullable Long quotaBytes) {
    tx.handle()
        .createUpdate("update members set quota_bytes = :quota where id = :id")
        .bind("id", id)
        .bind("quota", quotaBytes)
        .execute();
  }

  void insert(User user) {
    tx.handle()
        .createUpdate(
            """
            insert into users (id, member_id, email, name, roles, created_at)
            values (:id, :memberId, :email, :name, :roles, :createdAt)
            """)
        .bind("id", user.id())
        .bind("memberId", user.memberId())
        .bind("email", user.email())
        .bind("name", user.name())
        .bind(
            "roles",
            user.roles().stream().map(Role::slug).sorted().collect(Collectors.joining(",")))
        .bind("createdAt", user.createdAt().toEpochMilli())
        .execute();
  }

  List<User> usersOf(String memberId) {
    return tx.handle()
        .createQuery(
            """
            select id, member_id, email, name, roles, password_hash, activated_at, created_at
            from users
            where member_id = :memberId
            order by name, id
            """)
        .bind("memberId", memberId)
        .mapTo(UserRow.class)
        .map(UserRow::user)
        .list();
  }

  Optional<UserRow> userById(String id) {
    return tx.handle()
        .createQuery(
            """
            select id, member_id, email, name, roles, password_hash, activated_at, created_at
            from users
            where id = :id
            """)
        .bind("id", id)
        .mapTo(UserRow.class)
        .findOne();
  }

  Optional<UserRow> userByEmail(String email) {
    return tx.handle()
        .createQuery(
            """
            select id, member_id, email, name, roles, password_hash, activated_at, created_at
            from users
            where email = :email
            """)
        .bind("email", email)
        .mapTo(UserRow.class)
        .findOne();
  }

  boolean hasOfficeUser() {
    return tx.handle()
            .createQuery(
                """
                select count(u.id)
                from users u
                join members m on m.id = u.member_id
                where m.kind = 'office'
                """)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  void activate(String userId, Instant now) {
    tx.handle()
        .createUpdate(
            "update users set activated_at = :now where id = :id and activated_at is null")
        .bind("now", now.toEpochMilli())
        .bind("id", userId)
        .execute();
  }

  void setPassword(String userId, String hash) {
    tx.handle()
        .createUpdate("update users set password_hash = :hash where id = :id")
        .bind("hash", hash)
        .bind("id", userId)
        .execute();
  }
}
