package org.werkbank.platform.agreements;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Given;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls about offers, requests and agreements. */
public final class AgreementApi implements Endpoints {
  /** Body of {@code POST /api/v1/datasets/{id}/offer}. */
  record NewOffer(
      List<Purpose> purposes,
      boolean mayTrain,
      boolean mayDownload,
      boolean mayShareModel,
      @Nullable Instant validUntil,
      @Nullable List<String> members) {
    NewOffer {
      Given.required(purposes, "purposes");
    }

    Terms terms() {
      return new Terms(purposes, mayTrain, mayDownload, mayShareModel, validUntil);
    }
  }

  /** Body of {@code POST /api/v1/datasets/{id}/access-requests}. */
  record NewRequest(Purpose purpose, @Nullable String message) {
    NewRequest {
      Given.required(purpose, "purpose");
    }
  }

  /** Body of a decision. */
  record NewDecision(String decision, @Nullable String comment) {
    NewDecision {
      Given.required(decision, "decision");
    }
  }

  /** Answer to a decision. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decided(String id, String decision, @Nullable String agreementId) {}

  /** An agreement as the REST API answers it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AgreementView(
      String id,
      String datasetId,
      String datasetName,
      String owner,
      String member,
      Purpose purpose,
      Terms terms,
      Agreement.State state,
      String textDe,
      String textEn,
      @JsonRawValue String policy,
      String sha256,
      Instant agreedAt,
      String agreedBy,
      String requestedBy,
      @Nullable Instant endedAt) {}

  private final Agreements agreements;
  private final JsonBody body;

  public AgreementApi(Agreements agreements, JsonBody body) {
    this.agreements = agreements;
    this.body = body;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        "/api/v1/datasets/{id}/offer",
        Permission.SET_TERMS,
        Doc.of("Offers a data set under terms; an earlier offer ends", Offer.class)
            .takes(NewOffer.class)
            .answers(201),
        this::offer);
    routes.get(
        "/api/v1/datasets/{id}/offer",
        Permission.SEE_RESULTS,
        Doc.of("The open offer of an own data set", Offer.class),
        this::offered);
    routes.delete(
        "/api/v1/datasets/{id}/offer",
        Permission.SET_TERMS,
        Doc.of("Takes the offer back; agreements made before go on").answers(204),
        this::withdraw);
    routes.post(
        "/api/v1/datasets/{id}/access-requests",
        Permission.RUN,
        Doc.of("Asks the owner for leave to use a data set", AccessRequest.class)
            .takes(NewRequest.class)
            .answers(201),
        this::request);
    routes.get(
        "/api/v1/access-requests",
        Permission.SEE_RESULTS,
        Doc.of("Requests the member made or has to decide on, newest first", Page.class),
        ctx -> ctx.json(agreements.requests(CurrentUser.of(ctx), Paging.of(ctx))));
    routes.post(
        "/api/v1/access-requests/{id}/decision",
        Permission.SET_TERMS,
        Doc.of("Grants or refuses; decision is grant or refuse", Decided.class)
            .takes(NewDecision.class),
        this::decide);
    routes.get(
        "/api/v1/agreements",
        Permission.SEE_RESULTS,
        Doc.of("Agreements the member gave or got, newest first", Page.class),
        ctx -> ctx.json(agreements.list(CurrentUser.of(ctx), Paging.of(ctx)).map(this::view)));
    routes.get(
        "/api/v1/agreements/{id}",
        Permission.SEE_RESULTS,
        Doc.of("An agreement with its text and its ODRL policy", AgreementView.class),
        ctx -> ctx.json(view(agreements.get(CurrentUser.of(ctx), ctx.pathParam("id")))));
    routes.post(
        "/api/v1/agreements/{id}/revoke",
        Permission.SET_TERMS,
        Doc.of("Ends an agreement about own data at once", AgreementView.class),
        ctx -> ctx.json(view(agreements.revoke(CurrentUser.of(ctx), ctx.pathParam("id")))));
  }

  private void offer(Context ctx) {
    NewOffer asked = body.read(ctx, NewOffer.class);
    Offer offer =
        agreements.offer(
            CurrentUser.of(ctx),
            ctx.pathParam("id"),
            asked.terms(),
            Objects.requireNonNullElse(asked.members(), List.of()));
    ctx.status(201).json(offer);
  }

  private void offered(Context ctx) {
    String id = ctx.pathParam("id");
    ctx.json(
        agreements
            .offerOf(CurrentUser.of(ctx), id)
            .orElseThrow(() -> Problem.notFound("agreements.noOffer", id)));
  }

  private void withdraw(Context ctx) {
    agreements.withdraw(CurrentUser.of(ctx), ctx.pathParam("id"));
    ctx.status(204);
  }

  private void request(Context ctx) {
    NewRequest asked = body.read(ctx, NewRequest.class);
    AccessRequest made =
        agreements.request(
            CurrentUser.of(ctx),
            ctx.pathParam("id"),
            asked.purpose(),
            Objects.requireNonNullElse(asked.message(), ""));
    ctx.status(201).json(made);
  }

  private void decide(Context ctx) {
    NewDecision said = body.read(ctx, NewDecision.class);
    if (!said.decision().equals("grant") && !said.decision().equals("refuse")) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/decision", "agreements.badDecision")),
          "agreements.badDecision");
    }
    AccessRequest decided =
        agreements.decide(
            CurrentUser.of(ctx),
            ctx.pathParam("id"),
            said.decision().equals("grant"),
            Objects.requireNonNullElse(said.comment(), ""));
    ctx.json(new Decided(decided.id(), said.decision(), decided.agreementId()));
  }

  private AgreementView view(Agreement one) {
    return new AgreementView(
        one.id(),
        one.datasetId(),
        one.datasetName(),
        one.owner(),
        one.member(),
        one.purpose(),
        one.terms(),
        agreements.stateOf(one),
        one.textDe(),
        one.textEn(),
        one.policy(),
        one.sha256(),
        one.agreedAt(),
        one.agreedBy(),
        one.requestedBy(),
        one.endedAt());
  }
}
