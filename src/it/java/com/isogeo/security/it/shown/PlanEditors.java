package com.isogeo.security.it.shown;

import com.isogeo.security.IsogeoPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who may edit a plan that belongs to a workgroup. */
@ApplicationScoped
public class PlanEditors {

    @Inject
    private IsogeoPrincipal user;

    boolean mayEdit(String owner) {
        boolean mayEdit = user.workgroups().stream()
                .anyMatch(group -> group.id().equals(owner) && group.role().equals("admin"));
        return mayEdit;
    }
}
