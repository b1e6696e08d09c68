package dev.lexlog.schemas.event;

/// What happens to a glossary. Enum values are as published and may be unknown.
public sealed interface GlossaryChange
        permits TermDefined,
                TermChanged,
                TermRenamed,
                TermRemoved,
                TermsRemovedByStatus,
                GlossaryCleared {}
