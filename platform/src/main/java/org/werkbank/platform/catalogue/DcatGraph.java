package org.werkbank.platform.catalogue;

import java.util.List;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.agreements.Offer;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.datasets.KnownData;
import org.werkbank.platform.datasets.VersionSummary;

/**
 * A catalogue as DCAT-AP 3.0.1 (https://semiceu.github.io/DCAT-AP/releases/3.0.1/).
 *
 * @param base address of this server, without a slash at its end
 */
record DcatGraph(String base) {
  private static final String ACCESS_RIGHT =
      "http://publications.europa.eu/resource/authority/access-right/";
  private static final String MEDIA_TYPE = "https://www.iana.org/assignments/media-types/";

  Rdf.Node catalogue(String viewer, String viewerName, List<Catalogue.Described> entries) {
    Rdf.Builder catalogue =
        Rdf.Node.of(base + "/api/v1/catalogue/dcat", "dcat:Catalog")
            .text("dct:title", "Werkbank")
            .text("dct:description", "Data sets that " + viewerName + " may know of")
            .say("dct:publisher", agent(viewer, viewerName))
            .link("foaf:homepage", base + "/catalogue");
    entries.forEach(entry -> catalogue.say("dcat:dataset", dataset(entry)));
    return catalogue.build();
  }

  private Rdf.Node dataset(Catalogue.Described entry) {
    KnownData data = entry.data();
    Dataset dataset = data.dataset();
    VersionSummary newest = data.newest();
    Rdf.Builder node =
        Rdf.Node.of(Offer.dataUrn(dataset.id()), "dcat:Dataset")
            .text("dct:identifier", dataset.id())
            .text("dct:title", dataset.name())
            // DCAT-AP asks for one; an owner need not write any.
            .text(
                "dct:description",
                dataset.description().isBlank() ? dataset.name() : dataset.description())
            .say("dct:publisher", agent(dataset.memberSlug(), entry.owner()))
            .value("dct:issued", dataset.createdAt(), "xsd:dateTime")
            .value(
                "dct:modified",
                newest == null ? dataset.createdAt() : newest.createdAt(),
                "xsd:dateTime")
            .link(
                "dct:accessRights",
                ACCESS_RIGHT + (entry.offer() == null ? "NON_PUBLIC" : "RESTRICTED"))
            .link("dcat:landingPage", Addresses.page(base, dataset.id()));
    if (entry.offer() != null) {
      node.say("odrl:hasPolicy", PolicyNode.of(entry.offer().policy()));
    }
    if (newest != null) {
      node.text("dcat:version", String.valueOf(newest.version()));
      node.say("dcat:distribution", distribution(data, newest));
    }
    return node.build();
  }

  private Rdf.Node distribution(KnownData data, VersionSummary version) {
    String id = data.dataset().id();
    Rdf.Builder node =
        Rdf.Node.of(Offer.dataUrn(id) + ":" + version.version(), "dcat:Distribution")
            .text("dct:title", version.filename())
            // Where to ask for them; the bytes themselves are named for who may fetch them.
            .link("dcat:accessURL", Addresses.page(base, id))
            .link("dcat:mediaType", MEDIA_TYPE + version.mediaType())
            .value("dcat:byteSize", version.sizeBytes(), "xsd:nonNegativeInteger")
            .value("dct:issued", version.createdAt(), "xsd:dateTime")
            .say(
                "spdx:checksum",
                Rdf.Node.of(null, "spdx:Checksum")
                    .link("spdx:algorithm", "spdx:checksumAlgorithm_sha256")
                    .value("spdx:checksumValue", version.sha256(), "xsd:hexBinary")
                    .build());
    if (data.may(Action.DOWNLOAD)) {
      node.link("dcat:downloadURL", Addresses.content(base, id, version.version()));
    }
    return node.build();
  }

  private static Rdf.Node agent(String slug, String name) {
    return Rdf.Node.of(Offer.memberUrn(slug), "foaf:Agent").text("foaf:name", name).build();
  }
}
