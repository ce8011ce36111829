package io.azurecredentials.azure;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.base.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The directory by Microsoft Graph: one part for each kind of object. */
final class GraphDirectory implements Directory {
    private final GraphApplications applications;
    private final GraphServicePrincipals servicePrincipals;
    private final GraphPasswords passwords;
    private final GraphInspection inspection;
    private final GraphCertificates certificates;
    private final GraphRecycleBin recycleBin;

    GraphDirectory(CloudClients clients, Caller caller) {
        GraphServiceClient graph = clients.graph();
        applications = new GraphApplications(graph, caller);
        servicePrincipals = new GraphServicePrincipals(graph, caller);
        passwords = new GraphPasswords(graph, caller);
        certificates = new GraphCertificates(graph, caller);
        GraphLink links = new GraphLink(clients.cloud());
        inspection = new GraphInspection(graph, links, caller);
        recycleBin = new GraphRecycleBin(graph, links, caller);
    }

    @Override
    public Answer<Application> upsertApplication(Blueprint blueprint) {
        return applications.upsert(blueprint);
    }

    @Override
    public Answer<Optional<Application>> findApplication(String uniqueName) {
        return applications.find(uniqueName);
    }

    @Override
    public Answer<Removal> deleteApplication(String objectID, Blueprint blueprint) {
        return applications.delete(objectID, blueprint);
    }

    @Override
    public Answer<ServicePrincipal> upsertServicePrincipal(String appID, Blueprint blueprint) {
        return servicePrincipals.upsert(appID, blueprint);
    }

    @Override
    public Answer<Removal> deleteServicePrincipal(
            String objectID, String appID, Blueprint blueprint) {
        return servicePrincipals.delete(objectID, appID, blueprint);
    }

    @Override
    public Answer<Optional<List<Password>>> passwords(String applicationObjectID) {
        return passwords.list(applicationObjectID);
    }

    @Override
    public Answer<Optional<Inspection>> inspect(String applicationObjectID) {
        return inspection.of(applicationObjectID);
    }

    @Override
    public Answer<Optional<Inspection>> inspectApp(String appID) {
        return inspection.ofApp(appID);
    }

    @Override
    public Answer<Optional<ServicePrincipalState>> servicePrincipal(String appID) {
        return inspection.servicePrincipal(appID);
    }

    @Override
    public Answer<Optional<List<Certificate>>> certificates(String applicationObjectID) {
        return certificates.list(applicationObjectID);
    }

    @Override
    public Answer<List<Application>> deletedApplications(Blueprint blueprint) {
        return recycleBin.applications(blueprint);
    }

    @Override
    public Answer<Removal> purgeApplication(String objectID, Blueprint blueprint) {
        return recycleBin.purgeApplication(objectID, blueprint);
    }

    @Override
    public Answer<Removal> purgeServicePrincipal(
            String objectID, String appID, Blueprint blueprint) {
        return recycleBin.purgeServicePrincipal(objectID, appID, blueprint);
    }

    @Override
    public Answer<List<ApplicationState>> applicationsTagged(String tag) {
        return inspection.tagged(tag);
    }

    @Override
    public Answer<NewPassword> addPassword(
            String applicationObjectID, String marker, Instant ends) {
        return passwords.add(applicationObjectID, marker, ends);
    }

    @Override
    public Answer<Removal> removePassword(String applicationObjectID, String keyID) {
        return passwords.remove(applicationObjectID, keyID);
    }
}
