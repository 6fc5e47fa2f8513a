package com.isogeo.security.it.technologies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class PlanPage {

    @Inject
    private Probe probe;

    public String getSeen() {
        return probe.seen(
                () -> FacesContext.getCurrentInstance().getExternalContext().getUserPrincipal());
    }
}
